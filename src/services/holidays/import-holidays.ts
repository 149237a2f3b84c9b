import { findRow, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { changedFields } from '@/domain/audit/changed-fields'
import type { HolidayStep, StoredHoliday } from '@/domain/holidays/plan'
import type { CivilDate } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { recordAudit } from '../audit/record'
import { regenerateAll } from '../calendar/regenerate'
import type { ServiceContext } from '../context'
import { reach } from '../context'
import { invalidateBookingConfig } from '../settings/booking-config'
import { dropShort } from '../settings/short-cache'

import { dataOf, type HolidayUpload, look, type Looked } from './preview'

export type HolidayImport = {
  /** Days that were changed. */
  done: number
  /** Days that somebody else changed at the same moment: not touched, to be looked at again. */
  contested: CivilDate[]
  /** What became of slots and bookings; null when that failed and the nightly run makes it good. */
  slots: { closed: number; reopened: number; unfit: number; fitAgain: number } | null
  /** The same import was done before: a repeated sending. */
  wasDone: boolean
}

/**
 * Takes over the Cabinet Office's holidays as the dry run of this `digest` told (F-33). Each day is
 * one write that is guarded by what the dry run saw; then the slots are brought in line once, as
 * after any change of hours: bookings that no longer fit are listed for contact, none is moved or
 * cancelled (BK-04, BK-05). Cut off at any point, the file can be looked at and taken in again.
 * @throws DomainError CHANGED_MEANWHILE when anything differs from the dry run; as `look`
 */
export async function importHolidays(
  ctx: ServiceContext,
  upload: HolidayUpload & { digest: string },
): Promise<HolidayImport> {
  const looked = await look(ctx, upload)
  if (looked.digest !== upload.digest) {
    if (await wasImported(ctx, upload.digest)) {
      return { done: 0, contested: [], slots: null, wasDone: true }
    }
    throw new DomainError(
      'CHANGED_MEANWHILE',
      '確かめたあとに、祝日の登録かファイルが変わりました（日付が変わったときも同じです）。まだ何も変えていません。もう一度、内容を確かめてください。',
      409,
    )
  }
  const contested: CivilDate[] = []
  let done = 0
  for (const step of looked.plan.steps) {
    if (await take(ctx, step, looked)) done++
    else contested.push(step.date)
    await reach(ctx, 'holiday-taken')
  }
  invalidateBookingConfig(ctx.payload)
  dropShort(ctx.payload)
  const report = done > 0 ? await regenerateAll(ctx, 'holidays') : null
  await audit(ctx, looked, done, contested)
  const slots = report && {
    closed: report.closed,
    reopened: report.reopened,
    unfit: report.unfit,
    fitAgain: report.fitAgain,
  }
  return { done, contested, slots, wasDone: false }
}

const auditKey = (digest: string): string => `holidays|${digest}`

const wasImported = (ctx: ServiceContext, digest: string) =>
  findRow(ctx.payload, 'audit-logs', { auditKey: { equals: auditKey(digest) } })

/** @returns false when somebody else changed this day meanwhile */
async function take(ctx: ServiceContext, step: HolidayStep, looked: Looked): Promise<boolean> {
  const data = dataOf(step)
  const before = 'id' in step ? looked.stored.find(({ id }) => id === step.id) : undefined
  try {
    const row = before
      ? await change(ctx, before, data)
      : await insertRow<{ id: string }>(ctx.payload, 'holidays', { ...data, note: '' })
    if (!row) return false
    await auditRow(ctx, step, before, row.id, looked.file.fileName)
    return true
  } catch (error) {
    // A day has one row: another person entered this one a moment ago.
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Guarded by all that the dry run saw of the row, so a person's change is never put back. */
const change = (
  ctx: ServiceContext,
  { id, date, name, kind, active }: StoredHoliday,
  data: ReturnType<typeof dataOf>,
) =>
  updateWhere<{ id: string }>(
    ctx.payload,
    'holidays',
    {
      and: [
        { id: { equals: id } },
        { date: { equals: date } },
        { name: { equals: name } },
        { kind: { equals: kind } },
        { active: active ? { not_equals: false } : { equals: false } },
      ],
    },
    // A form that is open elsewhere sees by this that the row has moved on.
    { ...data, updatedAt: new Date().toISOString() },
  )

const actorOf = (ctx: ServiceContext) => ({
  at: ctx.now().toISOString(),
  actorKind: ctx.actor.kind,
  actor: ctx.actor.id,
  actorName: ctx.actor.name,
  ...(ctx.ip ? { ip: ctx.ip } : {}),
})

const auditRow = (
  ctx: ServiceContext,
  step: HolidayStep,
  before: StoredHoliday | undefined,
  id: string,
  fileName: string,
) => {
  const { id: _id, isOfLaw: _isOfLaw, ...old } = before ?? { id: '', isOfLaw: false }
  return recordAudit(ctx.payload, {
    ...actorOf(ctx),
    action: before ? 'settings.update' : 'settings.create',
    target: `holidays/${id}`,
    summary: `祝日・年末年始「${step.name}」を${before ? '変更' : '追加'}（祝日CSVの取込 ${fileName}）`,
    changes: changedFields(old, dataOf(step)),
  })
}

const WORDS: Record<HolidayStep['does'], string> = {
  add: '追加',
  restore: '再び祝日に',
  move: '移動',
  rename: '名称を変更',
  remove: '祝日でなくした',
}

/** Who took in which file, and how many days of each kind. */
async function audit(ctx: ServiceContext, looked: Looked, done: number, contested: CivilDate[]) {
  const { file, plan, digest } = looked
  const counts = (Object.keys(WORDS) as HolidayStep['does'][]).flatMap((does) => {
    const steps = plan.steps.filter((step) => step.does === does && !contested.includes(step.date))
    return steps.length > 0 ? [`${WORDS[does]} ${steps.length}日`] : []
  })
  const left = contested.length > 0 ? `、同時に変わって見送り ${contested.join('・')}` : ''
  const bad = file.problems.length > 0 ? `、読めない行 ${file.problems.length}` : ''
  await recordAudit(ctx.payload, {
    ...actorOf(ctx),
    key: auditKey(digest),
    action: 'calendar.holidays',
    target: 'holidays',
    summary: `祝日CSVを取り込み（${file.fileName}、SHA-256 ${file.sha256.slice(0, 16)}…）: ${counts.join('、') || '変更なし'}${left}${bad}`,
    count: done,
  })
}

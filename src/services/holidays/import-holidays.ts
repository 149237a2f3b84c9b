import { findRow, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { changedFields } from '@/domain/audit/changed-fields'
import type { HolidayStep, StoredHoliday } from '@/domain/holidays/plan'
import type { CivilDate } from '@/domain/time/civil'

import { logAct } from '../audit/log-act'
import { regenerateAll } from '../calendar/regenerate'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { invalidateBookingConfig } from '../settings/booking-config'
import { dropShort } from '../settings/short-cache'

import {
  type Confirmed,
  countWords,
  doneKey,
  fileWords,
  isOfSteps,
  judgeRest,
  recordBegun,
} from './begun'
import { dataOf, type HolidayUpload, look, type Looked } from './preview'

export type HolidayImport = {
  /** Days that were changed. */
  done: number
  /** Days that somebody else changed at the same moment: not touched, to be looked at again. */
  contested: CivilDate[]
  /** What became of slots and bookings; null when that failed and the nightly run makes it good. */
  slots: { closed: number; reopened: number; unfit: number; fitAgain: number } | null
  /** The same import was done before: a repeated sending, which only brings the slots in line again. */
  wasDone: boolean
}

/**
 * Takes over the Cabinet Office's holidays as the dry run of this `digest` told (F-33). Each day is
 * one write that is guarded by what the dry run saw; then the slots are brought in line once, as
 * after any change of hours: bookings that no longer fit are listed for contact, none is moved or
 * cancelled (BK-04, BK-05). Cut off at any point, the same confirmation goes on where it stopped;
 * and the slots are brought in line also when no day is left to change, so a new look at the file
 * makes good what an import that died after its last day has left.
 * @throws DomainError CHANGED_MEANWHILE when anything differs from the dry run; as `look`
 */
export async function importHolidays(
  ctx: ServiceContext,
  upload: HolidayUpload & { digest: string },
): Promise<HolidayImport> {
  const looked = { ...(await look(ctx, upload)), confirmed: upload.digest }
  const wasDone = looked.digest !== upload.digest && (await judgeRest(ctx, looked)) === 'done'
  if (wasDone) return { done: 0, contested: [], slots: await bringSlots(ctx), wasDone }
  await recordBegun(ctx, looked)
  const contested: CivilDate[] = []
  let done = 0
  for (const step of looked.plan.steps) {
    const became = await take(ctx, step, looked)
    if (became === 'done') done++
    if (became === 'contested') contested.push(step.date)
    await faultPoint(ctx, 'holiday-taken')
  }
  const slots = await bringSlots(ctx)
  await audit(ctx, looked, done, contested)
  return { done, contested, slots, wasDone }
}

/** Never throws: what fails here the nightly run makes good, or the same import once more. */
async function bringSlots(ctx: ServiceContext): Promise<HolidayImport['slots']> {
  invalidateBookingConfig(ctx.payload)
  dropShort(ctx.payload)
  const report = await regenerateAll(ctx, 'holidays')
  if (!report) return null
  const { closed, reopened, unfit, fitAgain } = report
  return { closed, reopened, unfit, fitAgain }
}

/**
 * One write for one day.
 * @returns `same` when it stands like that already: the same import, sent twice, was there first;
 * `contested` when somebody else changed the day meanwhile
 */
async function take(
  ctx: ServiceContext,
  step: HolidayStep,
  looked: Looked,
): Promise<'done' | 'same' | 'contested'> {
  const data = dataOf(step)
  const before = 'id' in step ? looked.stored.find(({ id }) => id === step.id) : undefined
  const row = await write(ctx, before, data)
  if (!row) {
    const stands = Object.entries(data).map(([field, value]) => ({ [field]: { equals: value } }))
    return (await findRow(ctx.payload, 'holidays', { and: stands })) ? 'same' : 'contested'
  }
  await auditRow(ctx, step, before, row.id, looked.file.fileName)
  return 'done'
}

/** @returns null when somebody else was there first */
async function write(
  ctx: ServiceContext,
  before: StoredHoliday | undefined,
  data: ReturnType<typeof dataOf>,
) {
  try {
    return before
      ? await change(ctx, before, data)
      : await insertRow<{ id: string }>(ctx.payload, 'holidays', { ...data, note: '' })
  } catch (error) {
    // A day has one row: another person entered this one a moment ago.
    if (isDuplicateKey(error)) return null
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

const auditRow = (
  ctx: ServiceContext,
  step: HolidayStep,
  before: StoredHoliday | undefined,
  id: string,
  fileName: string,
) => {
  const { id: _id, isOfLaw: _isOfLaw, ...old } = before ?? { id: '', isOfLaw: false }
  return logAct(ctx, {
    action: before ? 'settings.update' : 'settings.create',
    target: `holidays/${id}`,
    summary: `祝日・年末年始「${step.name}」を${before ? '変更' : '追加'}（祝日CSVの取込 ${fileName}）`,
    changes: changedFields(old, dataOf(step)),
  })
}

/** Who took in which file, and how many days of each kind. */
async function audit(ctx: ServiceContext, looked: Confirmed, done: number, contested: CivilDate[]) {
  const { file, plan } = looked
  const taken = plan.steps.filter(({ date }) => !contested.includes(date))
  const left = contested.length > 0 ? `、同時に変わって見送り ${contested.join('・')}` : ''
  const rest = isOfSteps(looked) ? '残りの変更なし、枠を合わせた' : '変更なし、枠を合わせた'
  const bad = file.problems.length > 0 ? `、読めない行 ${file.problems.length}` : ''
  await logAct(ctx, {
    ...(isOfSteps(looked) ? { key: doneKey(looked) } : {}),
    action: 'calendar.holidays',
    target: 'holidays',
    summary: `祝日CSVを取り込み（${fileWords(file)}）: ${countWords(taken) || rest}${left}${bad}`,
    count: done,
  })
}

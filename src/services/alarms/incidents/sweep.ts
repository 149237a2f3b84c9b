import { findRow, findRows, insertRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { Stored } from '@/db/stored'
import { INCIDENT_KIND, isUrgent } from '@/domain/alarms/incident'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'

import { moveByProduct } from '../../cases/move'
import { markBeside } from '../../cases/beside'
import type { ServiceContext } from '../../context'
import { dropShort } from '../../settings/short-cache'
import { raiseAlert, resolveAlert } from '../alerts/raise'
import { eachByItself } from '../each'
import { alarmSettings } from '../settings'

import { incidentCase, publishedIn } from './case'

export type Incident = Stored<'incidents'>

export const incidentHref = (id: string): string => `/admin/collections/incidents/${id}`

const minutesAgo = (ctx: ServiceContext, minutes: number): string =>
  new Date(ctx.now().getTime() - minutes * 60_000).toISOString()

/** Tells people of incidents that were just written down, once each. @returns for how many it failed */
async function alertNew(ctx: ServiceContext): Promise<number> {
  const fresh = await findRows<Incident>(ctx.payload, 'incidents', {
    and: [{ state: { not_equals: 'closed' } }, { isAlerted: { not_equals: true } }],
  })
  return eachByItself(ctx, 'alert of an incident', fresh, async ({ id, kind, what }) => {
    await raiseAlert(ctx, {
      key: `incident|${id}`,
      severity: isUrgent(kind) ? 'urgent' : 'fault',
      title: `障害・事故（${INCIDENT_KIND[kind]}）が登録されました`,
      body: what ?? '',
      href: incidentHref(id),
    })
    await markBeside(ctx, 'incidents', { id: { equals: id } }, { isAlerted: true })
  })
}

type Report = 'oral' | 'written'
const REPORT = {
  oral: { field: 'oralAt', words: '口頭' },
  written: { field: 'writtenAt', words: '書面' },
} as const

/** A report to the city that is missing is an alert, until it is there (IN-06). */
async function watchReport(ctx: ServiceContext, which: Report, minutes: number): Promise<number> {
  const { field, words } = REPORT[which]
  const key = (id: string) => `incident-${which}|${id}`
  const late = await findRows<Incident>(ctx.payload, 'incidents', {
    and: [
      { state: { not_equals: 'closed' } },
      { occurredAt: { less_than_equal: minutesAgo(ctx, minutes) } },
    ],
  })
  return eachByItself(ctx, `watch of the ${which} report`, late, async (row) => {
    if (row[field]) await resolveAlert(ctx, key(row.id))
    else
      await raiseAlert(ctx, {
        key: key(row.id),
        severity: 'fault',
        title: `障害・事故（${INCIDENT_KIND[row.kind]}）の${words}の報告がまだです`,
        body: '市へ報告して、報告した日時を記録してください。',
        href: incidentHref(row.id),
      })
  })
}

/** 業務責任者 → 全体管理責任者, when it is not restored in time (IN-14). */
async function takeOverLate(ctx: ServiceContext, minutes: number): Promise<number> {
  if (minutes === 0) return 0
  const late = await findRows<Incident>(ctx.payload, 'incidents', {
    and: [
      { state: { in: ['detected', 'handling'] } },
      { detectedAt: { less_than_equal: minutesAgo(ctx, minutes) } },
    ],
  })
  const waiting = late.filter(({ takenOverAt }) => !takenOverAt)
  return eachByItself(ctx, 'takeover of an incident', waiting, async ({ id, kind }) => {
    await moveByProduct(ctx, incidentCase, id, { move: 'takeOver', op: `takeover|${id}` })
    await raiseAlert(ctx, {
      key: `incident-takeover|${id}`,
      severity: 'fault',
      title: `障害・事故（${INCIDENT_KIND[kind]}）を全体管理責任者が引き継ぎました`,
      body: '決められた時間のうちに復旧しませんでした。',
      href: incidentHref(id),
      isTakenOver: true,
    })
  })
}

/** Its end is told for another day; never before somebody has the notice begin, which would be refused. */
function lastDay(ctx: ServiceContext, notice: Stored<'notices'> | null): string {
  const tomorrow = tokyoDateOf(new Date(ctx.now().getTime() + 86_400_000))
  const from = notice?.showFrom ?? ''
  return from > tomorrow ? from : tomorrow
}

/** What citizens read of an incident, as a notice of the same id: made once, and brought up to date. */
async function publishOne(ctx: ServiceContext, row: Incident): Promise<void> {
  const lines = publishedIn(row.published)
  const [first, ...more] = lines
  if (!first) return
  const moment = (at: string) => ({
    date: tokyoDateOf(new Date(at)),
    time: tokyoTimeOf(new Date(at)),
  })
  const known = await findRow<Stored<'notices'>>(ctx.payload, 'notices', {
    id: { equals: row.id },
  })
  const isOver = Boolean(row.restoredAt)
  const end = isOver ? [{ ...moment(row.restoredAt!), text: '復旧しました。' }] : []
  const text = {
    title: row.publicTitle ?? '',
    body: first.text,
    updates: [...more.map(({ at, text: said }) => ({ ...moment(at), text: said })), ...end],
    resolved: isOver,
    showTo: isOver ? lastDay(ctx, known) : '',
    showToTime: '',
  }
  const { date, time } = moment(first.at)
  try {
    if (!known)
      await insertRow(ctx.payload, 'notices', {
        id: row.id,
        kind: 'incident',
        active: true,
        stopsBooking: false,
        showFrom: date,
        showFromTime: time,
        ...text,
        updates: [],
      })
  } catch (error) {
    // Another process was at it.
    if (!isDuplicateKey(error)) throw error
  }
  await ctx.payload.update({ collection: 'notices', id: row.id, data: text, depth: 0 })
}

/** Puts what was published before citizens (IN-01). @returns how many notices changed, and did not */
async function publish(ctx: ServiceContext): Promise<{ published: number; failed: number }> {
  const rows = await findRows<Incident>(ctx.payload, 'incidents', {
    isUnpublished: { equals: true },
  })
  const failed = await eachByItself(ctx, 'notice of an incident', rows, async ({ id }) => {
    const row = await findRow<Incident>(ctx.payload, 'incidents', { id: { equals: id } })
    if (!row) return
    await publishOne(ctx, row)
    const isLatest = await markBeside(
      ctx,
      'incidents',
      { and: [{ id: { equals: id } }, { stateSeq: { equals: row.stateSeq ?? 0 } }] },
      { isUnpublished: false },
    )
    // Something newer was published meanwhile, over which this may have written what is older.
    if (!isLatest)
      await markBeside(ctx, 'incidents', { id: { equals: id } }, { isUnpublished: true })
  })
  if (rows.length > 0) dropShort(ctx.payload)
  return { published: rows.length - failed, failed }
}

/**
 * All that follows from incidents by itself. Runs every few seconds; each part once, whoever dies, and
 * each for itself.
 */
export async function sweepIncidents(
  ctx: ServiceContext,
): Promise<{ published: number; failed: number }> {
  const settings = await alarmSettings(ctx.payload)
  let failed = 0
  const parts = [
    () => alertNew(ctx),
    () => watchReport(ctx, 'oral', settings.reportMinutes ?? 30),
    () => watchReport(ctx, 'written', (settings.writtenHours ?? 24) * 60),
    () => takeOverLate(ctx, settings.takeOverMinutes ?? 120),
  ]
  const broken = await eachByItself(ctx, 'part', parts, async (part) => {
    failed += await part()
  })
  const notices = await publish(ctx)
  return { ...notices, failed: failed + broken + notices.failed }
}

import { isCityWide, officeIdsOf } from '@/access/roles'
import { findRow, findRows, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { addDays, type CivilDate, tokyoDateOf, weekStart } from '@/domain/time/civil'
import type { RunRow } from '@/domain/transport/run-types'
import { wardWeeks, type WardWeek } from '@/domain/transport/week'
import { DomainError } from '@/lib/errors'

import { checkReason } from '../cards/card-reason'
import type { ServiceContext } from '../context'
import { loadBookingConfig } from '../settings/booking-config'

import { readRoutes } from './masters'
import { assertCan, need, withPlainIds } from './runs'

export type WardAlert = WardWeek & { officeName: string }

export type AlertRow = {
  id: string
  week: CivilDate
  office: string
  required: number
  completed: number
  state: 'open' | 'explained'
  note: string
  explainedBy: string
}

/** Runs of a week (from its Monday), by date and number. */
export async function runsOfWeek(ctx: ServiceContext, day: CivilDate): Promise<RunRow[]> {
  const week = weekStart(day)
  const runs = await findRows<RunRow>(
    ctx.payload,
    'transport-runs',
    {
      and: [
        { date: { greater_than_equal: week } },
        { date: { less_than_equal: addDays(week, 6) } },
      ],
    },
    { sort: ['date', 'number'] },
  )
  return runs.map(withPlainIds)
}

/**
 * How many runs each ward had and will have in a week, and which are short of the number that is due
 * (TR-02). For screens, the start page and the job; own offices only.
 */
export async function transportAlerts(
  ctx: ServiceContext,
  day: CivilDate,
): Promise<{ week: CivilDate; wards: WardAlert[] }> {
  const week = weekStart(day)
  const { offices } = await loadBookingConfig(ctx.payload)
  const own = ctx.user && !isCityWide(ctx.user) ? officeIdsOf(ctx.user) : null
  const centres = new Set(offices.filter(({ kind }) => kind === 'centre').map(({ id }) => id))
  // Staff of the card centre see all wards that they send to.
  const seesAll = own === null || own.some((id) => centres.has(id))
  const wards = wardWeeks(
    await readRoutes(ctx),
    await runsOfWeek(ctx, week),
    tokyoDateOf(ctx.now()),
  )
  const rank = new Map(offices.map(({ id }, at) => [id, at]))
  return {
    week,
    wards: wards
      .filter(({ office }) => seesAll || own.includes(office))
      .map((ward) => ({
        ...ward,
        officeName: offices.find(({ id }) => id === ward.office)?.name ?? '',
      }))
      .sort((a, b) => (rank.get(a.office) ?? 0) - (rank.get(b.office) ?? 0)),
  }
}

/**
 * Writes down weeks that ended with too few runs, each ward once (TR-02). Looks back four weeks, so
 * that a stopped job loses none; a week before the first run of the product is no failure.
 * @returns how many new alerts there are
 */
export async function raiseTransportAlerts(ctx: ServiceContext): Promise<number> {
  const thisWeek = weekStart(tokyoDateOf(ctx.now()))
  const [first] = await findRows<{ date: string }>(
    ctx.payload,
    'transport-runs',
    {},
    { sort: 'date', limit: 1 },
  )
  if (!first) return 0
  let raised = 0
  for (let back = 4; back >= 1; back--) {
    const week = addDays(thisWeek, -7 * back)
    if (week < weekStart(first.date)) continue
    const { wards } = await transportAlerts({ ...ctx, user: null }, week)
    for (const ward of wards) raised += (await raiseAlert(ctx, week, ward)) ? 1 : 0
  }
  return raised
}

async function raiseAlert(ctx: ServiceContext, week: CivilDate, ward: WardAlert): Promise<boolean> {
  const { office, required, completed } = ward
  if (completed >= required) return false
  const alertKey = `${week}|${office}`
  const known = await findRow<AlertRow>(ctx.payload, 'transport-alerts', {
    alertKey: { equals: alertKey },
  })
  if (known) {
    // A run of that week may have been completed since.
    if (known.completed !== completed) {
      await updateWhere(
        ctx.payload,
        'transport-alerts',
        { alertKey: { equals: alertKey } },
        { completed },
      )
    }
    return false
  }
  try {
    await insertRow(ctx.payload, 'transport-alerts', {
      alertKey,
      week,
      office,
      required,
      completed,
      state: 'open',
      note: '',
      explainedBy: '',
    })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Alerts of the user's offices that nobody has explained, oldest first. */
export async function openAlerts(
  ctx: ServiceContext,
): Promise<(AlertRow & { officeName: string })[]> {
  const own = ctx.user && !isCityWide(ctx.user) ? officeIdsOf(ctx.user) : null
  const rows = await findRows<AlertRow>(
    ctx.payload,
    'transport-alerts',
    {
      and: [{ state: { equals: 'open' } }, ...(own ? [{ office: { in: own } }] : [])],
    },
    { sort: ['week', 'office'], limit: 100 },
  )
  const { offices } = await loadBookingConfig(ctx.payload)
  return rows.map((row) => ({
    ...row,
    id: String(row.id),
    officeName: offices.find(({ id }) => id === String(row.office))?.name ?? '',
  }))
}

/** The reason why a week was short, for the report. @throws DomainError FORBIDDEN, NOT_FOUND */
export async function explainAlert(
  ctx: ServiceContext,
  input: { id: string; note: string },
): Promise<{ id: string }> {
  assertCan(ctx, 'transport.plan')
  const note = need(checkReason(input.note), '理由')
  const done = await updateWhere<AlertRow>(
    ctx.payload,
    'transport-alerts',
    { id: { equals: input.id } },
    { state: 'explained', note, explainedBy: ctx.actor.name },
  )
  if (!done) throw new DomainError('NOT_FOUND', 'この知らせは見つかりません。', 404)
  return { id: input.id }
}

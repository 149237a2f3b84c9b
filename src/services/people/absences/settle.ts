import { findRow, findRows, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { formatJa } from '@/domain/time/format'
import { linesOf } from '@/kit/case/decide'
import { askedBeside } from '@/kit/case/rules'
import type { Answers, Ask } from '@/kit/case/types'
import { isDomainError } from '@/lib/errors'

import { raiseAlert, resolveAlert } from '../../alarms/alerts/raise'
import { moveByProduct, moveCase } from '../../cases/move'
import { movesNow } from '../../cases/rules'
import { markBeside } from '../../cases/beside'
import { faultPoint, type ServiceContext } from '../../context'
import { placesOf } from '../shifts/places'
import { putEntries } from '../shifts/put'
import { type Absent, assignedOf, type Entry, sheetsOf } from '../shifts/sheets'

import { absence } from './case'
import { standOut } from './stand-in'

const keyOf = ({ id }: Absent): string => `absence|${id}`

/** How the record's history names whose coming ended it. */
const fillOp = (worker: string): string => `fill|${worker}`

type Comes = { worker: string; name: string }

const wishOf = ({ worker, name }: Comes, answers: Answers = {}) => ({
  move: 'fill',
  answers: { ...answers, substitute: name },
  op: fillOp(worker),
})

/** What the city asks for when somebody comes instead, beside who. */
export const askedToFill = async (ctx: ServiceContext, row: Absent): Promise<readonly Ask[]> =>
  askedBeside((await movesNow(ctx, absence)).case, 'fill', row, ['substitute'])

/** Ends an absence with whoever stands in the sheet for it; again, it changes nothing. @throws as `moveCase` */
export const fillBy = async (
  ctx: ServiceContext,
  id: string,
  comes: Comes,
  answers: Answers,
): Promise<Absent> =>
  moveCase<Absent>(ctx, await movesNow(ctx, absence), id, wishOf(comes, answers))

/**
 * What follows from an absence, once: that too few are left is told; when it is over, the alert ends and
 * nobody keeps a shift for it but whoever comes (ST-10). What has been done stands in the record, so that
 * neither a repetition nor an answer to the alert tells it again.
 */
export async function settleAbsence(ctx: ServiceContext, row: Absent): Promise<void> {
  if (row.state === 'open') await tell(ctx, row)
  else await close(ctx, row)
}

async function tell(ctx: ServiceContext, row: Absent): Promise<void> {
  if (row.alertState) return
  if (row.shorts) {
    await raiseAlert(ctx, {
      key: keyOf(row),
      severity: 'fault',
      title: `欠勤で人が足りません（${row.placeName} ${formatJa(row.date)} ${row.from}〜${row.to}）`,
      body: `足りない時間: ${row.shorts}`,
      href: `/admin/shifts?${new URLSearchParams({ place: row.place, from: row.date, absence: row.id })}`,
    })
    await faultPoint(ctx, 'absence-told')
  }
  await note(ctx, row, row.shorts ? 'raised' : 'none')
}

async function close(ctx: ServiceContext, row: Absent): Promise<void> {
  // Also of a record that was over before: who was on the way into the sheet then stands there now.
  await release(ctx, row)
  if (row.alertState === 'over') return
  await resolveAlert(ctx, keyOf(row), '欠勤の手配が終わりました。')
  await faultPoint(ctx, 'absence-over')
  await note(ctx, row, 'over')
}

/** Takes the shift from everybody who does not come for it. */
async function release(ctx: ServiceContext, row: Absent): Promise<void> {
  const [sheets, assigned, places] = await Promise.all([
    sheetsOf(ctx, row.date, row.date),
    assignedOf(ctx, row.date, row.date),
    placesOf(ctx),
  ])
  const comes = linesOf(row).find(({ move }) => move === 'fill')?.op
  for (const { worker, date, entries } of sheets)
    if (fillOp(worker) !== comes && entries.some((one) => one.absence === row.id)) {
      const name = assigned.find((one) => one.worker === worker)?.name ?? ''
      await putEntries(ctx, places, { worker, date, name }, (own) => standOut(own, row, places))
    }
}

const note = (ctx: ServiceContext, { id }: Absent, alertState: string) =>
  markBeside(ctx, 'absences', { id: { equals: id } }, { alertState })

/** What a process that died, or a button of the record itself, has left. @returns how many */
export async function settleAbsences(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<Absent>(ctx.payload, 'absences', {
    or: [
      { and: [{ state: { equals: 'open' } }, { alertState: { exists: false } }] },
      { and: [{ state: { not_equals: 'open' } }, { alertState: { not_equals: 'over' } }] },
    ],
  })
  for (const row of rows) await settleAbsence(ctx, row)
  return rows.length + (await settleSheets(ctx))
}

/**
 * Days of people who came into the sheet for an absence, after whom nobody has looked: where it is still open,
 * the process died before it wrote that they come, which is done now; where it is over, who does not come leaves.
 */
async function settleSheets(ctx: ServiceContext): Promise<number> {
  const sheets = await findRows<Stored<'shifts'>>(ctx.payload, 'shifts', {
    unsettled: { equals: true },
  })
  for (const sheet of sheets) {
    const entries = (sheet.entries as Entry[] | null) ?? []
    const ids = entries.flatMap((one) => one.absence ?? [])
    const rows = await findRows<Absent>(ctx.payload, 'absences', { id: { in: ids } })
    for (const row of rows) await settleAbsence(ctx, await filled(ctx, row, sheet))
    // Whose day changed with it has a newer version, and a mark of its own.
    const same = { id: { equals: sheet.id }, rev: { equals: sheet.rev } }
    await updateWhere(ctx.payload, 'shifts', same, { unsettled: false })
  }
  return sheets.length
}

async function filled(
  ctx: ServiceContext,
  row: Absent,
  { worker, workerName: name }: Stored<'shifts'>,
): Promise<Absent> {
  if (row.state !== 'open') return row
  try {
    // What the city asks was answered before they came into the sheet.
    return await moveByProduct<Absent>(ctx, absence, row.id, wishOf({ worker, name }))
  } catch (error) {
    const now = await findRow<Absent>(ctx.payload, 'absences', { id: { equals: row.id } })
    // Somebody else came in the meantime.
    if (isDomainError(error) && now && now.state !== 'open') return now
    throw error
  }
}

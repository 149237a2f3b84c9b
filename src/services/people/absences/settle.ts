import { findRows, updateWhere } from '@/db/atomic'
import { formatJa } from '@/domain/time/format'
import { linesOf } from '@/kit/case/decide'

import { raiseAlert, resolveAlert } from '../../alarms/alerts/raise'
import { faultPoint, type ServiceContext } from '../../context'
import { placesOf } from '../shifts/places'
import { putEntries } from '../shifts/put'
import { type Absent, assignedOf, sheetsOf } from '../shifts/sheets'

const keyOf = ({ id }: Absent): string => `absence|${id}`

/** How the record's history names whose coming ended it. */
export const fillOp = (worker: string): string => `fill|${worker}`

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
  if (row.alertState === 'over') return
  const [sheets, assigned, places] = await Promise.all([
    sheetsOf(ctx, row.date, row.date),
    assignedOf(ctx, row.date, row.date),
    placesOf(ctx),
  ])
  const comes = linesOf(row).find(({ move }) => move === 'fill')?.op
  for (const { worker, date, entries } of sheets)
    if (fillOp(worker) !== comes && entries.some(({ absence }) => absence === row.id)) {
      const name = assigned.find((one) => one.worker === worker)?.name ?? ''
      await putEntries(ctx, places, { worker, date, name }, (own) =>
        own.filter(({ absence }) => absence !== row.id),
      )
    }
  await resolveAlert(ctx, keyOf(row), '欠勤の手配が終わりました。')
  await faultPoint(ctx, 'absence-over')
  await note(ctx, row, 'over')
}

const note = ({ payload }: ServiceContext, { id }: Absent, alertState: string) =>
  updateWhere(payload, 'absences', { id: { equals: id } }, { alertState })

/** What a process that died, or a button of the record itself, has left. @returns how many */
export async function settleAbsences(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<Absent>(ctx.payload, 'absences', {
    or: [
      { and: [{ state: { equals: 'open' } }, { alertState: { exists: false } }] },
      { and: [{ state: { not_equals: 'open' } }, { alertState: { not_equals: 'over' } }] },
    ],
  })
  for (const row of rows) await settleAbsence(ctx, row)
  return rows.length
}

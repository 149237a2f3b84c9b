import type { Column } from '@/documents/column'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'
import { assertLine } from '../enter'
import { type Decided, decidedFigures } from '../rules'

import { escalationReport } from './escalations'
import { planReport, seatsReport } from './plan'
import { categoryReport, officeReport, operatorReport, reconcileReport } from './records'
import { type Cell, type Report, REPORT, type ReportKind, type ReportWish } from './report'
import { dayReport, hoursReport, periodReport } from './volume'

export { REPORT, type Report, type ReportKind, type ReportWish } from './report'

type Make = (ctx: ServiceContext, decided: Decided, wish: ReportWish) => Promise<Report>

const MAKE: Record<ReportKind, Make> = {
  day: dayReport,
  period: periodReport,
  hours: hoursReport,
  categories: categoryReport,
  offices: officeReport,
  operators: operatorReport,
  plan: planReport,
  seats: seatsReport,
  reconcile: reconcileReport,
  escalations: escalationReport,
}

/** The figures that somebody asks for. @throws DomainError NOT_FOUND for a line without rules */
export async function reportOf(
  ctx: ServiceContext,
  wish: ReportWish,
  known?: Decided,
): Promise<Report> {
  const decided = known ?? (await decidedFigures(ctx.payload))
  assertLine(decided.lines, wish.line)
  return MAKE[wish.kind](ctx, decided, wish)
}

/** The table on the screen as a file, its total included. @throws DomainError as `outputTable` */
export async function outputReport(
  ctx: ServiceContext,
  wish: ReportWish,
  how: TableWish,
): Promise<Output> {
  const report = await reportOf(ctx, wish)
  const { from, to, line } = wish
  const rows = report.total ? [...report.rows, report.total] : report.rows
  return outputTable<Cell[]>(
    ctx,
    {
      name: `${REPORT[wish.kind]}_${line}_${from}_${to}`,
      title: report.title,
      columns: report.columns.map(({ header, kind, width }, at): Column<Cell[]> => ({
        header,
        // The total stands where others have a day.
        kind: kind === 'date' ? 'text' : kind,
        width: width ?? 14,
        value: (row) => row[at] ?? '',
      })),
      rows: async function* () {
        yield* rows
      },
      count: report.rows.length,
      conditions: [
        ['回線', line],
        ['期間', `${from}〜${to}`],
        ...report.notes.map(({ text }): [string, string] => ['所見', text]),
      ],
      paper: { units: { rows: '行', people: null } },
    },
    how,
  )
}

import { randomUUID } from 'node:crypto'

import type { ReportScreen } from '@/services/reports/screen'

import { ok } from './answer'
import type { Staff } from './staff'

/** A report of any days, made as a manager makes it; with the title of its form. */
export async function reportOn(
  by: Staff,
  formTitle: string,
  from: string,
  to = from,
): Promise<ReportScreen> {
  const { docs } = await ok<{ docs: { id: string; title: string }[] }>(
    by.get('/report-forms?limit=100'),
  )
  const form = docs.find(({ title }) => title === formTitle)?.id
  const { row } = await ok<{ row: { id: string } }>(
    by.post('/ops/cases/reports', { answers: { form, from, to }, op: randomUUID() }),
  )
  return ok<ReportScreen>(by.get(`/ops/reports/${row.id}`))
}

/** What stands in the tables under a heading: the columns, the rows, and the last one. */
export function tablesUnder({ parts, figures }: ReportScreen, heading: string) {
  const part = parts.find((one) => one.heading === heading)?.id
  const found = figures.find((one) => one.part === part)?.tables ?? []
  return found.map(({ title, columns, rows, total }) => ({
    title,
    columns: columns.map(({ header }) => header),
    rows,
    total,
  }))
}

/** One cell, by the names of its row and column. */
export const cellOf = (
  {
    columns,
    rows,
    total,
  }: Pick<ReturnType<typeof tablesUnder>[number], 'columns' | 'rows'> & {
    total?: unknown[] | undefined
  },
  row: string,
  column: string,
) => [...rows, ...(total ? [total] : [])].find(([name]) => name === row)?.[columns.indexOf(column)]

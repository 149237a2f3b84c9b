import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import { markBeside } from '../cases/beside'
import { faultPoint, type ServiceContext } from '../context'
import { recordForReport } from '../deadlines/submit'
import { insertOnce } from '../insert-once'

type Row = Stored<'reports'>

/** The version that was handed in, under its number, once. */
export async function keepVersion(ctx: ServiceContext, row: Row): Promise<void> {
  const { id, version, title, figures, texts, parts, figuresAt, submittedOn, submittedBy } = row
  await insertOnce(ctx, 'report-versions', 'versionKey', {
    versionKey: `${id}|${version ?? 0}`,
    report: String(id),
    version: version ?? 0,
    ...{ title, figures, texts, parts, figuresAt, submittedOn, submittedBy },
  })
}

/**
 * Lets the list of what is due follow the report, and ends its reminders, or begins them again (NT-09). What a
 * process that died has left is done by `settleReports`.
 */
export async function tellDeadline(ctx: ServiceContext, row: Row): Promise<Row> {
  await faultPoint(ctx, 'report-moved')
  const { submission, state, submittedOn, version } = row
  if (submission) {
    if (state === 'submitted')
      await recordForReport(ctx, submission, 'submitted', {
        ...{ on: submittedOn ?? undefined, note: `報告書 第${version}版` },
      })
    else if (state === 'waived')
      await recordForReport(ctx, submission, 'waived', { note: '報告書を不要にしました' })
    else if (state === 'returned')
      await recordForReport(ctx, submission, 'open', { note: '市が報告書を差し戻しました' })
  }
  await faultPoint(ctx, 'report-told')
  await markBeside(
    ctx,
    'reports',
    { and: [{ id: { equals: row.id } }, { stateSeq: { equals: row.stateSeq } }] },
    { untold: false },
  )
  return row
}

/** @returns how many reports were told of */
export async function settleReports(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<Row>(ctx.payload, 'reports', { untold: { equals: true } })
  let done = 0
  for (const row of rows) {
    try {
      await tellDeadline(ctx, row)
      done++
    } catch (error) {
      // Somebody recorded the submission by hand meanwhile: the others do not wait for it.
      ctx.payload.logger.error({ msg: `not told: reports/${row.id}`, err: error })
    }
  }
  return done
}

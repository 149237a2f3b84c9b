import { findRows, updateWhere } from '@/db/atomic'

import { recordAudit } from '../audit/record'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'

import type { SubmissionAct, SubmissionRow } from './types'

const WORDS: Record<SubmissionAct, string> = {
  submitted: '提出済みに',
  waived: '不要に',
  reopened: '未提出に戻す',
}

/** Copies the lines of a record's history to the operation log, each under a key of its own (AU-07). */
export async function logSubmission(ctx: ServiceContext, row: SubmissionRow): Promise<void> {
  for (const [index, line] of (row.history ?? []).entries()) {
    const note = line.note ? `（${line.note}）` : ''
    await recordAudit(ctx.payload, {
      key: `submission|${row.id}|${index}`,
      action: `submission.${line.what}`,
      actorKind: 'staff',
      actor: line.by,
      actorName: line.byName,
      at: line.at,
      target: `submissions/${row.id}`,
      summary: `「${row.title}」を${WORDS[line.what]}${line.on ? ` ${line.on}` : ''}${note}`,
    })
  }
  await faultPoint(ctx, 'submission-logged')
  await updateWhere(
    ctx.payload,
    'submissions',
    { and: [{ id: { equals: row.id } }, { rev: { equals: row.rev } }] },
    { logPending: false },
  )
}

/** What a process that died has left unlogged. */
export async function logSubmissions(ctx: ServiceContext): Promise<void> {
  const rows = await findRows<SubmissionRow>(ctx.payload, 'submissions', {
    logPending: { equals: true },
  })
  for (const row of rows) await logSubmission(ctx, row)
}

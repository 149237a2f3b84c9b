import { COLUMNS, readHeader } from '@/domain/cards/columns'
import { readRow, type CardRow } from '@/domain/cards/read-row'
import { DomainError } from '@/lib/errors'

import { logAct } from '../../audit/log-act'
import type { ServiceContext } from '../../context'
import { invalid } from '../../refusals'

import { lookUpRows } from './lookup'
import { readCardSetup } from './setup'
import { planRow } from './plan-row'
import { writeNew } from './write-rows'

export type EligibleInput = {
  reservationNumber?: string
  manufacturingNumber?: string
  /** Needed where the site asks for it (method b). */
  birthday?: string
  /** Code or name of the office. */
  office: string
  /** Left out: the first status in which a card may be booked. */
  status?: string
}

/**
 * Adds one person who may book, without a list (BK-23): under the same checks as a row of one. Sent
 * again, it changes nothing.
 * @throws DomainError INPUT_INVALID with the reason, ALREADY_KNOWN
 */
export async function addEligible(
  ctx: ServiceContext,
  input: EligibleInput,
): Promise<{ added: boolean }> {
  const setup = await readCardSetup(ctx)
  const status =
    input.status ?? [...setup.statuses].find(([, state]) => state === 'bookable')?.[0] ?? ''
  const row = asRow({ ...input, status })
  const planned = planRow(setup, await lookUpRows(ctx.payload, [row]), row)
  if (planned.kind === 'refused') throw refused(planned.problem)
  if (planned.kind === 'unchanged') return { added: false }
  if (planned.kind === 'change') {
    throw new DomainError('ALREADY_KNOWN', 'この番号はすでに登録されています。')
  }
  const [problem] = await writeNew(ctx, setup, [planned.plan], '')
  if (problem) throw refused(problem)
  await logAct(ctx, {
    action: 'cards.add',
    office: planned.plan.office,
    summary: `予約対象者を1件追加（予約ID ${row.reservationNumber || 'なし'}、製造管理番号 ${row.manufacturingNumber || 'なし'}）`,
    count: 1,
  })
  return { added: true }
}

/** Read as a row of the city's list, so that no second set of checks can differ from the first. */
function asRow(input: EligibleInput): CardRow {
  const columns = [...COLUMNS, '窓口']
  const header = readHeader(columns)
  if (!header.ok) throw new Error(header.problem)
  const cells: Record<string, string> = {
    予約ID: input.reservationNumber ?? '',
    製造管理番号: input.manufacturingNumber ?? '',
    生年月日: input.birthday ?? '',
    状態区分: input.status ?? '',
    窓口: input.office,
  }
  const read = readRow(
    header.header,
    columns.map((column) => cells[column] ?? ''),
    1,
  )
  if (read.ok) return read.row
  throw refused(read.problems[0] ?? { field: '', reason: '入力内容を確認してください。' })
}

const refused = ({ field, reason }: { field: string; reason: string }) =>
  invalid(`${field}: ${reason}`)

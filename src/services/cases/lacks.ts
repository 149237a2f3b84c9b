import type { CaseRow, Lacking } from '@/kit/case/types'

import type { ServiceContext } from '../context'

import type { CaseKind } from './kind'

/** Records with what they lack in others, where their kind looks there (`CaseKind.lacks`). */
export async function withLacks<R extends CaseRow>(
  ctx: ServiceContext,
  { lacks }: Pick<CaseKind<R>, 'lacks'>,
  rows: readonly R[],
): Promise<(R & Lacking)[]> {
  if (!lacks) return [...rows]
  const found = await lacks(ctx, rows)
  return rows.map((row) => ({ ...row, lacks: found.get(row.id) ?? [] }))
}

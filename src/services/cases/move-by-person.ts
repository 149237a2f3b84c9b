import { ownValue } from '@/domain/own'
import type { CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'

import type { PlainKind } from './kind'
import { caseById, type ManyMoved, moveCase, moveCases, type MoveWish } from './move'
import { type OneCase, oneNow } from './one'
import { kindNow } from './rules'

/**
 * What a person presses, with what stands around the move.
 * @returns the record as it is now
 * @throws DomainError as `moveCase`
 */
export async function moveByPerson<R extends CaseRow>(
  ctx: ServiceContext,
  plain: PlainKind<R>,
  id: string,
  wish: MoveWish,
): Promise<OneCase> {
  const kind = await kindNow(ctx, plain)
  const go = () => moveCase(ctx, kind, id, wish)
  const around = ownValue(kind.around ?? {}, wish.move)
  await (around ? around(ctx, await caseById(ctx, kind.case, id), go, wish.op) : go())
  return oneNow(ctx, kind, id)
}

/** The same move for many, under the city's rules. */
export const moveManyByPerson = async <R extends CaseRow>(
  ctx: ServiceContext,
  plain: PlainKind<R>,
  wish: Parameters<typeof moveCases<R>>[2],
): Promise<ManyMoved> => moveCases(ctx, await kindNow(ctx, plain), wish)

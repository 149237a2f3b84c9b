import { can } from '@/access/capabilities'
import { checkAnswers } from '@/kit/case/answers'
import type { Answers, CaseRow } from '@/kit/case/types'

import { faultPoint, type ServiceContext } from '../context'
import { forbidden, invalid, notFound } from '../refusals'

import { isInScope, type PlainKind } from './kind'
import { inWords } from './move'
import { type OneCase, oneNow } from './one'
import { beginNow, kindNow } from './rules'
import { startCase } from './start'

/**
 * Makes a record by hand, with what its form asked for. Sent again with the same `op`, it is one.
 * @throws DomainError FORBIDDEN, NOT_FOUND (nobody makes such records by hand), INPUT_INVALID (with `fields`)
 */
export async function beginCase<R extends CaseRow>(
  ctx: ServiceContext,
  plain: PlainKind<R>,
  { answers: given = {}, op }: { answers?: Answers; op: string },
): Promise<OneCase> {
  const kind = await kindNow(ctx, plain)
  const { case: rules } = kind
  if (!kind.begin) throw notFound(`${rules.label}は、ここでは登録できません。`)
  // Without a user it is the product's own work, which no role bounds.
  if (ctx.user && !can(ctx.user, kind.begin.by)) throw forbidden()
  const begin = (await beginNow(ctx, kind))!
  const { answers, problems } = checkAnswers(begin.asks, given, ctx.now().toISOString())
  if (Object.keys(problems).length > 0) throw invalid(Object.values(problems).join(' '), problems)
  const fields: Partial<R> = {
    ...(await begin.fields(ctx, answers)),
    [rules.key]: `${ctx.actor.id}|${op}`,
  }
  if (!isInScope(rules, fields, ctx.user)) throw forbidden()
  const { row } = await inWords(() => startCase(ctx, rules, fields))
  await faultPoint(ctx, 'case-started')
  await begin.after?.(ctx, row)
  return oneNow(ctx, kind, row.id)
}

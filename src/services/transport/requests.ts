import { findRow, findRows, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import type { RequestKind, RequestState } from '@/domain/transport/vocabulary'
import { DomainError } from '@/lib/errors'

import { checkReason } from '../cards/card-reason'
import type { ServiceContext } from '../context'

import { assertCan, need, runById } from './runs'

export type RequestRow = {
  id: string
  kind: RequestKind
  text: string
  run?: string | null
  about: string
  askedOn: CivilDate
  askedBy: string
  state: RequestState
  reply: string
  effectiveOn: string
  answeredOn: string
  answeredBy: string
}

/** The city asks for another route or time (TR-06). Sent again, it is one request. */
export async function askForChange(
  ctx: ServiceContext,
  input: { op: string; kind: RequestKind; text: string; run?: string; about?: string },
): Promise<RequestRow> {
  assertCan(ctx, 'transport.write')
  const run = input.run ? await runById(ctx, input.run) : null
  const requestKey = `${ctx.actor.id}|${input.op}`
  try {
    return await insertRow<RequestRow>(ctx.payload, 'transport-requests', {
      requestKey,
      kind: input.kind,
      text: need(checkReason(input.text), '要望'),
      run: run?.id ?? '',
      route: run?.route ?? '',
      about: run ? `移送 ${run.number}` : checkReason(input.about),
      askedOn: tokyoDateOf(ctx.now()),
      askedBy: ctx.actor.name,
      state: 'open',
      reply: '',
      effectiveOn: '',
      answeredOn: '',
      answeredBy: '',
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return (await findRow<RequestRow>(ctx.payload, 'transport-requests', {
      requestKey: { equals: requestKey },
    }))!
  }
}

/**
 * Answers a request, with the day from which it holds. @throws DomainError NOT_FOUND, FORBIDDEN,
 * ALREADY_ANSWERED
 */
export async function answerRequest(
  ctx: ServiceContext,
  input: { id: string; reply: string; effectiveOn?: CivilDate },
): Promise<RequestRow> {
  assertCan(ctx, 'transport.plan')
  const reply = need(checkReason(input.reply), '回答')
  const answered = await updateWhere<RequestRow>(
    ctx.payload,
    'transport-requests',
    { and: [{ id: { equals: input.id } }, { state: { equals: 'open' } }] },
    {
      state: 'answered',
      reply,
      effectiveOn: input.effectiveOn ?? '',
      answeredOn: tokyoDateOf(ctx.now()),
      answeredBy: ctx.actor.name,
    },
  )
  if (answered) return answered
  const known = await findRow<RequestRow>(ctx.payload, 'transport-requests', {
    id: { equals: input.id },
  })
  if (!known) throw new DomainError('NOT_FOUND', 'この要望は見つかりません。', 404)
  if (known.reply === reply) return known
  throw new DomainError('ALREADY_ANSWERED', `${known.answeredBy}さんが回答済みです。`, 409)
}

/** Newest first; open ones before all others. */
export async function listRequests(ctx: ServiceContext): Promise<RequestRow[]> {
  assertCan(ctx, 'transport.read')
  const rows = await findRows<RequestRow>(
    ctx.payload,
    'transport-requests',
    {},
    { sort: '-askedOn', limit: 200 },
  )
  return [
    ...rows.filter(({ state }) => state === 'open'),
    ...rows.filter(({ state }) => state !== 'open'),
  ]
}

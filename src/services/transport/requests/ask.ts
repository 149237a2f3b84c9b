import type { Stored } from '@/db/stored'
import { tokyoDateOf } from '@/domain/time/civil'
import type { RequestKind } from '@/domain/transport/vocabulary'

import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { checkReason, need } from '../../refusals'
import { assertCan, runById } from '../runs'

import { transportRequest } from './case'

/**
 * The city asks for another route or time (TR-06). Sent again, it is one request.
 * @throws DomainError FORBIDDEN, NOT_FOUND, INPUT_INVALID
 */
export async function askForChange(
  ctx: ServiceContext,
  input: { op: string; kind: RequestKind; text: string; run?: string; about?: string },
): Promise<Stored<'transport-requests'>> {
  assertCan(ctx, 'transport.write')
  const run = input.run ? await runById(ctx, input.run) : null
  const { row } = await startCase(ctx, transportRequest, {
    requestKey: `${ctx.actor.id}|${input.op}`,
    kind: input.kind,
    text: need(checkReason(input.text), '要望'),
    run: run?.id ?? '',
    route: run?.route ?? '',
    about: run ? `移送 ${run.number}` : checkReason(input.about),
    askedOn: tokyoDateOf(ctx.now()),
    askedBy: ctx.actor.name,
  })
  return row
}

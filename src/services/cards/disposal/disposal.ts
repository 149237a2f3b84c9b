import { tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../../context'
import { checkReason } from '../../refusals'

import {
  advanceList,
  assertMayDispose,
  disposalById,
  type DisposalRow,
  logDisposal,
  wrongListState,
} from './lists'
import { settleDisposal } from './settle'

/**
 * A second person, of the city, says yes.
 * @throws DomainError FORBIDDEN, SAME_PERSON, WRONG_STATE, NOT_FOUND
 */
export async function approveDisposal(ctx: ServiceContext, id: string): Promise<DisposalRow> {
  const row = await disposalById(ctx, id)
  assertMayDispose(ctx, 'cards.dispose-approve', row.office)
  if (row.proposedBy === ctx.actor.id) {
    throw new DomainError(
      'SAME_PERSON',
      '提案した人は承認できません。別の人が承認してください。',
      403,
    )
  }
  if (row.state === 'approved' && row.approvedBy === ctx.actor.id) return row
  if (row.state !== 'proposed') throw wrongListState(row)
  const approved = await advanceList(ctx, row.id, 'proposed', {
    state: 'approved',
    approvedBy: ctx.actor.id,
    approvedByName: ctx.actor.name,
    approvedOn: tokyoDateOf(ctx.now()),
  })
  if (approved.state !== 'approved' || approved.approvedBy !== ctx.actor.id)
    throw wrongListState(approved)
  await logDisposal(ctx, approved, 'approve', '承認')
  return approved
}

/** Sends a list back; its cards are free again. @throws DomainError REASON_REQUIRED and as above */
export async function rejectDisposal(
  ctx: ServiceContext,
  input: { id: string; reason: string },
): Promise<DisposalRow> {
  const row = await disposalById(ctx, input.id)
  assertMayDispose(ctx, 'cards.dispose-approve', row.office)
  const reason = checkReason(input.reason)
  if (!reason) throw new DomainError('REASON_REQUIRED', '差戻しの理由を書いてください。', 422)
  if (row.state !== 'rejected') {
    if (row.state !== 'proposed' && row.state !== 'approved') throw wrongListState(row)
    const rejected = await advanceList(ctx, row.id, row.state, {
      state: 'rejected',
      rejectedFor: reason,
    })
    if (rejected.state !== 'rejected') throw wrongListState(rejected)
    await logDisposal(ctx, rejected, 'reject', `差戻し: ${reason}`)
  }
  return settleDisposal(ctx, await disposalById(ctx, row.id))
}

/**
 * The cards of an approved list have been destroyed before a witness: each gets 廃棄日, and 交付取りやめ
 * where it has not got it yet. Cards that were handed out or booked meanwhile are kept, and say why.
 * @throws DomainError FORBIDDEN, NAMES_MISSING, WRONG_STATE, NOT_FOUND
 */
export async function carryOutDisposal(
  ctx: ServiceContext,
  input: { id: string; by: string; with: string },
): Promise<DisposalRow> {
  const row = await disposalById(ctx, input.id)
  assertMayDispose(ctx, 'cards.dispose', row.office)
  const names = { by: checkReason(input.by), with: checkReason(input.with) }
  if (!names.by || !names.with || names.by === names.with) {
    throw new DomainError(
      'NAMES_MISSING',
      '廃棄した人と立ち会った人の2人の名前を入力してください。',
      422,
    )
  }
  if (row.state === 'done') return row
  if (row.state !== 'approved' && row.state !== 'carrying') throw wrongListState(row)
  const carrying =
    row.state === 'carrying'
      ? row
      : await advanceList(ctx, row.id, 'approved', {
          state: 'carrying',
          doneBy: names.by,
          doneWith: names.with,
          doneOn: tokyoDateOf(ctx.now()),
        })
  return settleDisposal(ctx, carrying)
}

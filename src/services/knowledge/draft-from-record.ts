import { can } from '@/access/capabilities'
import type { Capability } from '@/access/capabilities'

import { caseById } from '../cases/move'
import { inquiry } from '../contact/inquiries/case'
import { ticket } from '../contact/tickets/case'
import type { ServiceContext } from '../context'
import { forbidden, invalid } from '../refusals'

import { draftFromInquiry } from './draft'

/** The record of a call, or a ticket of the helpdesk. */
export type RecordWish = { inquiry: string } | { ticket: string }

type Said = { number: string; question?: string | null; answer?: string | null }

/**
 * The draft of a FAQ with the words of a call (CC-44) or, for post offices, of a ticket (HD-07); whoever may not
 * read the record makes none of it.
 * @throws DomainError FORBIDDEN, NOT_FOUND, INPUT_INVALID where nothing was asked in it
 */
export async function draftFromRecord(
  ctx: ServiceContext,
  wish: RecordWish,
): Promise<{ href: string; isNew: boolean }> {
  const isCall = 'inquiry' in wish
  const kind = isCall ? inquiry : ticket
  if (!can(ctx.user, kind.read as Capability)) throw forbidden()
  const said: Said = isCall
    ? await caseById(ctx, inquiry, wish.inquiry)
    : await caseById(ctx, ticket, wish.ticket)
  // What was asked is told in lines; a question is one.
  const question = (said.question ?? '').replace(/\s*\n\s*/g, ' ').trim()
  if (!question) throw invalid('問合せの内容が書かれていないので、下書きを作れません。')
  const { href, isNew } = await draftFromInquiry(ctx, {
    question,
    answer: said.answer ?? '',
    source: `${kind.label} ${said.number}`,
    audiences: isCall ? ['operators'] : ['post-office'],
  })
  return { href, isNew }
}

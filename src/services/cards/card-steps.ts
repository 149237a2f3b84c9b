import { type FlowFacts, type FlowKey, type FlowLine, flowOf } from '@/domain/cards/flow'
import type { StatusRules } from '@/domain/cards/transitions'
import type { CardEventType } from '@/domain/cards/vocabulary'
import { tokyoDateOf } from '@/domain/time/civil'

import type { CardRow } from './types'

/** The way of a card from what is recorded of it (CD-24). @param booked day of its live booking */
export function stepsOfCard(card: CardRow, rules: StatusRules, booked: string | null): FlowLine[] {
  const now = rules.get(card.status)?.step
  const done: FlowFacts['done'] = {}
  const note = (key: FlowKey, day: string | null | undefined) => {
    if (day) done[key] = day
  }
  note('receive', card.receivedOn)
  note('inspect', card.inspectedOn)
  note('prepare', card.preparedOn)
  note('place', lastDay(card, 'placed'))
  note('transport', lastDay(card, 'departed'))
  note('arrive', card.transferredOn)
  note('notify', card.notifiedOn)
  note('book', booked)
  note('pull', card.pulledFor)
  note('issue', card.issuedOn)
  // A list may give the status and no day.
  const reached = REACHED[now ?? '']
  if (reached) done[reached] ??= ''
  return flowOf({
    done,
    known: new Set([...rules.values()].map(({ step }) => step)),
    byMail: now === 'mailed' || card.route === 'mail',
    isStopped: now === 'cancelled',
  })
}

const REACHED: Record<string, FlowKey> = {
  received: 'receive',
  prepared: 'prepare',
  transferred: 'arrive',
  notified: 'notify',
  issued: 'issue',
}

function lastDay(card: CardRow, type: CardEventType): string {
  const event = card.history?.findLast((one) => one.type === type)
  return event ? tokyoDateOf(new Date(event.at)) : ''
}

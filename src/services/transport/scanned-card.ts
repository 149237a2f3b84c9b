import { cardInHand } from '../cards/find-card'
import type { CardRow } from '../cards/types'
import type { ServiceContext } from '../context'

import { forRun } from './runs'

/**
 * The card that somebody holds under the scanner, of whatever office: a card that came to the wrong
 * ward has to be named there.
 * @throws DomainError INDIVIDUAL_NUMBER, UNKNOWN_CARD, SEVERAL_CARDS, CODE_TOO_SHORT
 */
export const scannedCard = (ctx: ServiceContext, text: string): Promise<CardRow> =>
  cardInHand(forRun(ctx), text)

import type { NumberGroup } from './vocabulary'

type Asks = { identification?: string | null }

/** People are known by a number of the notice or of the card. */
export const asksNumber = ({ identification }: Asks): boolean =>
  identification === 'reservation-number' || identification === 'manufacturing-number'

/** The key by which a service knows its people; null for services without numbers. */
export const keyFieldOf = ({
  identification,
}: Asks): 'reservationKey' | 'manufacturingKey' | null =>
  identification === 'reservation-number'
    ? 'reservationKey'
    : identification === 'manufacturing-number'
      ? 'manufacturingKey'
      : null

/**
 * What a person's key occupies (BK-11): all services in which a number is known as the same card's
 * share one live booking, unless the city sets them apart. Other ways of identification know people
 * in their own service only.
 */
export function keyScope(service: Asks & { id: string; numberGroup: NumberGroup }): string {
  if (!asksNumber(service) || service.numberGroup === 'own') return service.id
  return service.numberGroup === 'common' ? 'number' : `number-${service.numberGroup}`
}

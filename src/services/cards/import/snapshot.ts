import { findRows, newRowId } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'

import type { ServiceContext } from '../../context'

import type { RowPlan } from './plan-row'
import type { CardRow } from '../types'

/** Fields of a card that an import may write; taken back together (undo). */
export const IMPORT_FIELDS = [
  'reservationNumber',
  'shippingNumber',
  'manufacturingNumber',
  'reservationKey',
  'shippingKey',
  'manufacturingKey',
  'nameKey',
  'nameHeadKey',
  'familyKey',
  'givenKey',
  'kanaKey',
  'kanaHeadKey',
  'birthdayKey',
  'townKey',
  'name',
  'kana',
  'address',
  'birthday',
  'remarks',
  'extra',
  'status',
  'statusAt',
  'office',
  'receivedOn',
  'inspectedOn',
  'preparedOn',
  'transferredOn',
  'notifiedOn',
  'issuedOn',
  'expiresOn',
  'cancelledOn',
  'route',
  'place',
  'position',
  'import',
  'importedStatus',
  'sourceHash',
  'sourceRow',
  'sourceLine',
] as const
export const PERSON_FIELDS = [
  'reservationNumber',
  'manufacturingNumber',
  'reservationKey',
  'manufacturingKey',
  'birthdayHash',
  'office',
  'state',
  'stateLabel',
] as const

type Values = Record<string, unknown>

export type Snapshot = {
  /** The card before the import; null when the import made it. */
  card: Values | null
  rev: number
  person: Values | null
  /** Another card's number that this one took over. */
  freed: { card: string; reservationKey: string; reservationNumber: string } | null
}

const picked = (row: object, fields: readonly string[]): Values =>
  Object.fromEntries(fields.map((field) => [field, (row as Values)[field] ?? null]))

type Person = Values & { card: string }

/** Written before the rows themselves, so that a crash never leaves a change without its way back. */
export async function storeSnapshots(
  ctx: ServiceContext,
  importId: string,
  plans: RowPlan[],
  stored: Map<string, CardRow>,
): Promise<void> {
  const keys = plans.flatMap((plan) => [
    ...(plan.card || plan.hasEligibility ? [plan.cardKey] : []),
    ...(plan.takesNumberFrom ? [plan.takesNumberFrom.card] : []),
  ])
  const people =
    keys.length === 0
      ? []
      : await findRows<Person>(ctx.payload, 'eligibilities', { card: { in: keys } })
  const personOf = new Map(people.map((person) => [person.card, person]))
  await insertMany(
    ctx.payload,
    'card-import-undo',
    plans.map((plan) => {
      const card = stored.get(plan.cardKey)
      const person = personOf.get(plan.cardKey)
      const from = plan.takesNumberFrom && personOf.get(plan.takesNumberFrom.card)
      const snapshot: Snapshot = {
        card: card ? picked(card, IMPORT_FIELDS) : null,
        rev: plan.card?.rev ?? 0,
        person: person ? picked(person, PERSON_FIELDS) : null,
        freed: from
          ? {
              card: from.card,
              reservationKey: String(from.reservationKey),
              reservationNumber: String(from.reservationNumber ?? ''),
            }
          : null,
      }
      const isPlain = !snapshot.card && !snapshot.person && !snapshot.freed
      const id = newRowId()
      return {
        id,
        undoKey: `${importId}|${plan.cardKey}`,
        import: importId,
        cardKey: plan.cardKey,
        kind: card ? 'changed' : 'created',
        state: 'open',
        before: isPlain
          ? ''
          : encryptField(JSON.stringify(snapshot), at('card-import-undo', 'before', id)),
      }
    }),
  )
}

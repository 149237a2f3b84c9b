import type { Payload } from 'payload'

import { insertRow, newRowId } from '@/db/atomic'
import { searchKeysOf } from '@/services/cards/card-fields'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'

export type CardWish = {
  office: string
  status?: string
  name?: string
  address?: string
  number?: number
}

/** A card put into the store, past the import. @returns its id */
export async function addCard(payload: Payload, index: number, wish: CardWish): Promise<string> {
  const numbers = {
    reservationNumber: String(7_000_000_000 + index),
    shippingNumber: `K-${String(index).padStart(6, '0')}`,
    manufacturingNumber: `ABC${String(100_000 + index)}`,
  }
  const person = {
    name: wish.name ?? `川崎　花子${index}`,
    kana: '',
    address: wish.address ?? `〒210-8577 川崎市川崎区東田町${index + 1}番地`,
    birthday: '1980-04-01',
  }
  const id = newRowId()
  await insertRow(payload, 'cards', {
    id,
    ...numbers,
    ...searchKeysOf({ ...numbers, ...person }),
    name: encryptField(person.name, at('cards', 'name', id)),
    address: encryptField(person.address, at('cards', 'address', id)),
    birthday: encryptField(person.birthday, at('cards', 'birthday', id)),
    status: wish.status ?? '交付通知書発送済み',
    office: wish.office,
    expiresOn: '2036-04-01',
    cardKey: `test-${index}`,
    rev: 0,
    history: [],
    loggedSeq: 0,
    unlogged: false,
    reminders: 0,
  })
  return id
}

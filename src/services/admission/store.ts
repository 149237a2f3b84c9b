import type { Payload } from 'payload'

import { findRow, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { closedGate, type Gate } from '@/domain/admission/gate'

const NAME = 'gate'
const TRIES = 12

type Row = { rev: number; gate: Gate }
const HERE = { name: { equals: NAME } }

/** The queue as it is stored; closed where it has never been open. */
export async function readGate(payload: Payload): Promise<Row> {
  const row = await findRow<Row>(payload, 'admission-gates', HERE)
  if (row) return row
  try {
    return await insertRow<Row>(payload, 'admission-gates', {
      name: NAME,
      rev: 0,
      gate: closedGate(),
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return readGate(payload)
  }
}

/**
 * Changes the queue by one conditional write, tried again where somebody was faster.
 * @param change from the gate as it stands; null where nothing is to be done any more
 * @returns the gate after it, and whether this call has changed it
 */
export async function changeGate(
  payload: Payload,
  change: (gate: Gate) => Gate | null,
): Promise<{ gate: Gate; changed: boolean }> {
  for (let attempt = 1; ; attempt++) {
    const { rev, gate } = await readGate(payload)
    const next = change(gate)
    if (!next) return { gate, changed: false }
    const where = { and: [HERE, { rev: { equals: rev } }] }
    const done = await updateWhere<Row>(payload, 'admission-gates', where, {
      rev: rev + 1,
      gate: next,
    })
    if (done) return { gate: next, changed: true }
    if (attempt === TRIES) throw new Error('the admission queue is changed by others all the time')
  }
}

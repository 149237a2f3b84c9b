import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import type { CaseView } from '@/services/cases/view'
import type { OneCase } from '@/services/cases/one'
import { jobContext } from '@/services/context'
import type { PromisedTable } from '@/services/equipment/devices/promised'

import { ok } from '../../helpers/answer'
import { signIn, type Staff } from '../../helpers/staff'
import { openPayload } from '../../helpers/world'

/** Seto: six windows with the devices that the city lends. */
let payload: Payload
let secretariat: Staff
const clock = { now: new Date('2026-11-30T01:00:00Z') }

beforeAll(async () => {
  payload = await openPayload()
  payload.config.custom = { ...payload.config.custom, now: () => clock.now }
  await PRODUCT.loadPreset(jobContext(payload), 'seto', { slots: false })
  secretariat = await signIn(payload, ['secretariat'])
})
afterAll(() => payload.destroy())

it('EQ-16 what the city lends is listed by count, with what is shared marked', async () => {
  const [contract] = await findRows<{ id: string }>(payload, 'device-contracts', {})
  const [office] = await findRows<{ id: string }>(payload, 'offices', {
    code: { equals: 'city-hall' },
  })
  const types = await findRows<{ id: string; code: string }>(payload, 'device-types', {})
  const idOf = (code: string) => types.find((type) => type.code === code)!.id
  const row = async (type: string) =>
    (await ok<PromisedTable>(secretariat.get('/ops/equipment/promised'))).rows.find(
      (one) => one.type === type,
    )!
  expect(await row('個人番号カード交付機器（統合端末機器）')).toMatchObject({
    ...{ promised: 8, present: 0, shared: 1, problem: '8台足りません' },
  })
  for (let index = 0; index < 8; index++) {
    const { row: made } = await ok<OneCase>(
      secretariat.post('/ops/cases/devices', {
        answers: {
          ...{ number: `LENT-${index}`, type: idOf('unified'), contract: contract!.id },
          ...{ office: office!.id, owner: 'lent', shared: index === 0 ? 'yes' : 'no' },
        },
        op: randomUUID(),
      }),
    )
    await ok(
      secretariat.post(`/ops/cases/devices/${made.id}/place`, {
        ...{ seen: made.seen, answers: { placedOn: '2026-11-30' }, op: randomUUID() },
      }),
    )
  }
  expect(await row('個人番号カード交付機器（統合端末機器）')).toMatchObject({
    ...{ promised: 8, present: 8, sharedPresent: 1, problem: '' },
  })
  const lent = await ok<{ rows: CaseView[]; total: number }>(
    secretariat.get('/ops/cases/devices?by_owner=lent'),
  )
  expect(lent.total).toBe(8)
})

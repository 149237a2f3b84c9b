import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { sealAudit } from '@/services/audit/seal'
import { verifyAudit } from '@/services/audit/verify'
import { cardTask } from '@/services/cards/tasks/case'
import { startCase } from '@/services/cases/start'

import { addAccount } from '../../helpers/accounts'
import { EXAMPLES } from '../../helpers/case-examples'
import { callApi } from '../../helpers/staff'
import { PASSWORD } from '../../helpers/accounts'
import { addSlot, MONDAY, openWorld, type World } from '../../helpers/world'

const ADDRESS = '198.51.100.77'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.payload.config.custom = { ...world.payload.config.custom, now: () => world.clock.now }
  await addSlot(world, { start: '09:00', capacity: 50 })
  await addAccount(world.payload, { username: 'traced', roles: ['operator', 'city-admin'] })
})
afterAll(() => world.close())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  callApi(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: 'http://localhost:3000',
      'x-forwarded-for': ADDRESS,
      ...headers,
    },
    body: JSON.stringify(body),
  })

/** What citizens and staff do that could leave a trace. */
async function useEverything(idemKey: string): Promise<void> {
  const service = {
    ...(await world.payload.update({
      collection: 'services',
      id: world.service.id,
      data: { identification: 'none' },
    })),
  }
  await post(`/public/services/${service.code}/identify`, { number: 'wrong' })
  const booked = await post(
    `/public/services/${service.code}/reservations`,
    { office: 'kawasaki', date: MONDAY, start: '09:00', people: 1, proofs: [] },
    { 'idempotency-key': `a-submission-with-${idemKey}` },
  )
  expect(booked.status).toBe(201)
  const { id, token } = (await booked.json()) as { id: string; token: string }
  await post('/public/reservations/find', { number: '123-456-789', pin: '000000' })
  await post(`/public/reservations/${id}/cancel`, {}, { authorization: `Bearer ${token}` })
  await post('/users/login', { username: 'traced', password: 'wrong' })
  const login = await post('/users/login', { username: 'traced', password: PASSWORD })
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  await post('/ops/reservations/search', { text: '123' }, { cookie })
  const { row } = await startCase(world.ctx(), cardTask, {
    ...EXAMPLES['card-tasks']!.fields(world.offices[0]!.id),
    taskKey: idemKey,
  })
  const move = { seen: 0, op: `a-move-with-${idemKey}` }
  expect((await post(`/ops/cases/card-tasks/${row.id}/drop`, move, { cookie })).status).toBe(200)
  await drainOutbox(world.ctx())
}

/** Every stored value of every collection as text. */
async function everythingStored(): Promise<string> {
  const parts = []
  for (const { slug } of world.payload.config.collections) {
    parts.push(JSON.stringify(await findRows(world.payload, slug, {})))
  }
  return parts.join('\n')
}

describe('addresses of clients', () => {
  it('AU-02 with the setting off no address stands anywhere in the database, and the history works', async () => {
    await useEverything('off')
    const stored = await everythingStored()
    expect(stored).toContain('予約者本人')
    expect(stored).not.toContain(ADDRESS)
  })

  it('with the setting on the operation log has them, sealed like the rest', async () => {
    await world.payload.updateGlobal({ slug: 'city-settings', data: { collectIp: true } })
    await useEverything('on')
    const log = await findRows<{ action: string; ip?: string }>(world.payload, 'audit-logs', {
      ip: { equals: ADDRESS },
    })
    expect(new Set(log.map(({ action }) => action))).toEqual(
      new Set([
        'booking.confirmed',
        'booking.cancelled',
        'login',
        'login.failed',
        'case.card-tasks.drop',
      ]),
    )
    await sealAudit(world.ctx())
    expect((await verifyAudit(world.ctx())).problems).toEqual([])
  })
})

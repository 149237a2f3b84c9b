import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'
import { afterAll, beforeAll } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import type { CityCode } from '@/presets/types'
import type { OneCase } from '@/services/cases/one'
import type { CaseView } from '@/services/cases/view'
import { jobContext, type ServiceContext } from '@/services/context'

import { ok } from './answer'
import { signIn, type Staff } from './staff'
import { openPayload } from './world'

type Named = { id: string; code: string; name: string }

type Held = {
  payload: Payload
  ctx: ServiceContext
  secretariat: Staff
  admin: Staff
  post: Staff
  field: Staff
  offices: Named[]
  /** Types of devices by their code. */
  ids: Record<string, string>
  contract: string
}

type Said = Record<string, string>

/** A city with its devices' types and contract, the people who work with them, and what they press. */
export function equipmentWorld(city: CityCode, today: string) {
  const clock = { now: new Date(`${today}T01:00:00Z`) }
  const held = {} as Held
  let next = 0

  beforeAll(async () => {
    const payload = await openPayload()
    payload.config.custom = { ...payload.config.custom, now: () => clock.now }
    await PRODUCT.loadPreset(jobContext(payload), city, { slots: false })
    const offices = await findRows<Named>(payload, 'offices', {}, { sort: 'order' })
    const types = await findRows<Named>(payload, 'device-types', {})
    const contracts = await findRows<Named>(payload, 'device-contracts', {})
    Object.assign(held, {
      payload,
      ctx: { ...jobContext(payload), now: () => clock.now },
      offices,
      ids: Object.fromEntries(types.map(({ id, code }) => [code, String(id)])),
      contract: String(contracts[0]!.id),
      secretariat: await signIn(payload, ['secretariat']),
      admin: await signIn(payload, ['city-admin']),
      post: await signIn(payload, ['post-office-staff'], [offices[0]!.id]),
      field: await signIn(payload, ['field-staff'], [offices[0]!.id]),
    } satisfies Held)
  })
  afterAll(() => held.payload.destroy())

  /** A device as the secretariat registers it. */
  async function register(more: Said = {}): Promise<CaseView> {
    const { row } = await ok<OneCase>(
      held.secretariat.post('/ops/cases/devices', {
        answers: {
          number: `T-${++next}`,
          type: held.ids.tablet,
          contract: held.contract,
          office: held.offices[0]!.id,
          owner: 'lease',
          ...more,
        },
        op: randomUUID(),
      }),
    )
    return row
  }

  const read = (id: string) => ok<OneCase>(held.secretariat.get(`/ops/cases/devices/${id}`))

  async function press(staff: Staff, id: string, move: string, answers: Said = {}) {
    const { row } = await read(id)
    return staff.post(`/ops/cases/devices/${id}/${move}`, {
      ...{ seen: row.seen, answers, op: randomUUID() },
    })
  }
  const go = (staff: Staff, id: string, move: string, answers: Said = {}) =>
    ok<OneCase>(press(staff, id, move, answers))

  /** Past the steps of kitting, on its place. */
  async function placed(more: Said = {}): Promise<CaseView> {
    const row = await register(more)
    const { checks } = await read(row.id)
    for (const { id } of checks)
      await go(held.secretariat, row.id, 'check', { item: id, answer: 'yes' })
    await go(held.secretariat, row.id, 'place', { placedOn: today })
    return row
  }

  async function listed(staff: Staff, query: Said): Promise<string[]> {
    const { rows } = await ok<{ rows: CaseView[] }>(
      staff.get(`/ops/cases/devices?${new URLSearchParams(query)}`),
    )
    return rows.map(({ cells }) => String(cells.number))
  }

  return { clock, held, register, read, press, go, placed, listed }
}

/** What a refusal says. */
export const why = async (answer: Promise<Response>): Promise<string> =>
  ((await (await answer).json()) as { detail?: string }).detail ?? ''

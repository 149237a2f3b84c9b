import { randomUUID } from 'node:crypto'

import { insertRow } from '@/db/atomic'

import type { Staff } from './staff'
import { signIn } from './staff'
import type { World } from './world'
import { openWorld } from './world'

export type DeskWorld = World & { staff: Awaited<ReturnType<typeof staffOf>> }

/** One member of staff of each kind; window and city staff work at the first office. */
async function staffOf({ payload, offices }: World) {
  const first = [offices[0]!.id]
  return {
    cityAdmin: await signIn(payload, ['city-admin']),
    cityStaff: await signIn(payload, ['city-staff'], first),
    windowStaff: await signIn(payload, ['window-staff'], first),
    otherWindow: await signIn(payload, ['window-staff'], [offices[1]!.id]),
    operator: await signIn(payload, ['operator']),
    operator2: await signIn(payload, ['operator']),
    supervisor: await signIn(payload, ['supervisor']),
    vendorManager: await signIn(payload, ['vendor-manager']),
    secretariat: await signIn(payload, ['secretariat']),
    postOffice: await signIn(payload, ['post-office-staff'], first),
    helpdesk: await signIn(payload, ['helpdesk']),
    fieldStaff: await signIn(payload, ['field-staff'], first),
    auditor: await signIn(payload, ['auditor']),
  } satisfies Record<string, Staff>
}

/** A world with staff in it; the endpoints' clock stands where `world.clock` stands. */
export async function openDeskWorld(): Promise<DeskWorld> {
  const world = await openWorld()
  world.payload.config.custom = { ...world.payload.config.custom, now: () => world.clock.now }
  return { ...world, staff: await staffOf(world) }
}

let nextNumber = 1_000_000_000

/** Somebody who may book with a reservation number; gives the number. */
export async function addPerson(
  world: World,
  extra: { office?: number; state?: string } = {},
): Promise<string> {
  const number = String((nextNumber += 7))
  await insertRow(world.payload, 'eligibilities', {
    reservationNumber: number,
    manufacturingNumber: `M${number}`,
    reservationKey: number,
    manufacturingKey: `M${number}`,
    office: world.offices[extra.office ?? 0]!.id,
    state: extra.state ?? 'bookable',
    card: randomUUID(),
  })
  return number
}

export const jsonOf = async <T = Record<string, unknown>>(answer: Promise<Response>) => {
  const response = await answer
  return { status: response.status, body: (await response.json()) as T }
}

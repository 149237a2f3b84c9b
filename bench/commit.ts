import { randomUUID } from 'node:crypto'

import { insertRow } from '@/db/atomic'
import { addDays, timeOf } from '@/domain/time/civil'
import { sealIdentity } from '@/services/booking/identify'

import { addSlot, MONDAY } from '../tests/helpers/world'
import type { World } from '../tests/helpers/world'

import { callerOf } from './caller'
import { compare, measure } from './measure'

const BATCH = 150

/**
 * Booking commit through the public API beside a bare insert of the same row, with the same unique
 * indexes, in the same engine (issue: at least 0.4). Two commits are measured: turning a hold into a
 * booking (what the citizen's last click does) and booking in one step.
 */
export async function benchCommit(world: World, parallel: number) {
  const { default: config } = await import('@payload-config')
  const office = world.offices[0]!
  let slots = 0
  const slotFor = async () => {
    const index = slots++
    const slot = {
      date: addDays(MONDAY, Math.floor(index / 100)),
      start: timeOf(480 + (index % 100) * 5),
    }
    await addSlot(world, { ...slot, capacity: 10_000, minutes: 5 })
    return slot
  }
  const post = callerOf(config)
  const proof = () =>
    sealIdentity(world.ctx(), {
      service: world.service.id,
      key: randomUUID(),
      identifier: 'bench',
      eligibility: '',
      office: '',
      details: '',
    })
  const bare = async () => {
    const now = new Date().toISOString()
    const samples = await measure('bare insert', BATCH, parallel, () => {
      const id = randomUUID()
      return insertRow(world.payload, 'reservations', {
        number: id,
        status: 'confirmed',
        service: world.service.id,
        office: office.id,
        date: MONDAY,
        start: '09:00',
        end: '09:30',
        startsAt: now,
        partySize: 1,
        channel: 'web',
        lane: 'web',
        language: 'ja',
        outcome: 'none',
        mailState: 'none',
        liveKey: id,
        idemKey: id,
        tokenHash: id,
        claims: [],
        seated: false,
        pendingAt: '',
        releaseAt: '',
        extensions: 0,
        rev: 0,
        history: [],
        drainedSeq: 0,
        outboxAt: '',
        group: '',
      })
    })
    return samples.perSecond
  }
  const oneStep = async () => {
    const slot = await slotFor()
    const samples = await measure('book in one step', BATCH, parallel, () =>
      post('/public/services/pickup/reservations', {
        office: office.code,
        ...slot,
        proofs: [proof()],
      }),
    )
    return samples.perSecond
  }
  const confirmHold = async () => {
    const slot = await slotFor()
    const holds: { id: string; token: string }[] = []
    for (let index = 0; index < BATCH; index++) {
      holds.push(
        await post('/public/services/pickup/holds', {
          office: office.code,
          ...slot,
          proofs: [proof()],
        }),
      )
    }
    const samples = await measure('confirm a hold', BATCH, parallel, (index) =>
      post(`/public/reservations/${holds[index]!.id}/confirm`, {}, holds[index]!.token),
    )
    return samples.perSecond
  }
  await bare()
  await oneStep()
  return {
    parallel,
    confirmHold: await compare(5, bare, confirmHold),
    bookInOneStep: await compare(5, bare, oneStep),
    limit: 0.4,
  }
}

import { randomUUID } from 'node:crypto'

import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import { isMongo } from '@/db/adapter'
import type { SqliteClient } from '@/db/sqlite/client'
import { sealIdentity } from '@/services/booking/identify'

import { addSlot, MONDAY, type World } from '../tests/helpers/world'

import { callerOf } from './caller'

type Counts = { reads: number; writes: number; words: string[] }

const READ = /^\s*(select|values)|^(find|findOne|countDocuments|aggregate|distinct)$/i

/**
 * What the acts of a booking ask of the database, counted where it leaves the program: statements on
 * SQLite, where each write is forced to the disk before it answers, or commands on MongoDB.
 */
export async function benchTrips(world: World) {
  const { default: config } = await import('@payload-config')
  const counted = counter(world)
  for (const start of ['09:00', '10:00', '11:00']) await addSlot(world, { start, capacity: 1000 })
  const post = callerOf(config)
  const round = async (service: string, proofs: () => string[]) => {
    const place = (start: string) => ({
      office: world.offices[0]!.code,
      date: MONDAY,
      start,
      proofs: proofs(),
    })
    const { result: hold, counts: holding } = await counted(() =>
      post(`/public/services/${service}/holds`, place('09:00')),
    )
    const { counts: confirming } = await counted(() =>
      post(`/public/reservations/${hold.id}/confirm`, {}, hold.token),
    )
    const { result: booking, counts: booked } = await counted(() =>
      post(`/public/services/${service}/reservations`, place('10:00')),
    )
    const to = { date: MONDAY, start: '11:00' }
    const { counts: moving } = await counted(() =>
      post(`/public/reservations/${booking.id}/move`, to, booking.token),
    )
    const { counts: cancelling } = await counted(() =>
      post(`/public/reservations/${booking.id}/cancel`, {}, booking.token),
    )
    return { hold: holding, confirm: confirming, oneStep: booked, move: moving, cancel: cancelling }
  }
  const withNumber = () => [
    sealIdentity(world.ctx(), {
      service: world.service.id,
      key: randomUUID(),
      identifier: 'bench',
      eligibility: '',
      office: '',
      details: '',
    }),
  ]
  await round('pickup', withNumber)
  const numbered = await round('pickup', withNumber)
  await world.payload.update({
    collection: 'services',
    id: world.service.id,
    data: { identification: 'none', deviceDailyLimit: 1000 },
  })
  await round('pickup', () => [])
  return { numbered, withoutNumber: await round('pickup', () => []) }
}

function counter({ payload }: World) {
  let counts: Counts = { reads: 0, writes: 0, words: [] }
  const note = (words: string) => {
    if (READ.test(words)) counts.reads++
    else counts.writes++
    counts.words.push(words)
  }
  if (isMongo()) {
    const { base } = Object.values((payload.db as unknown as MongooseAdapter).collections)[0]!
    base.set('debug', (name: string, method: string) => {
      if (READ.test(method)) counts.reads++
      else counts.writes++
      counts.words.push(`${method} ${name}`)
    })
  } else {
    const { client } = payload.db as unknown as { client: SqliteClient }
    const execute = client.execute.bind(client)
    client.execute = (statement, args) => {
      const { sql } = typeof statement === 'string' ? { sql: statement } : statement
      note(
        sql
          .replaceAll(/select [^(]*?from|"/gi, (part) => (part === '"' ? '' : 'select … from'))
          .slice(0, 90),
      )
      return execute(statement, args)
    }
  }
  return async <T>(work: () => Promise<T>) => {
    counts = { reads: 0, writes: 0, words: [] }
    const result = await work()
    if (process.env.TRIPS === 'words') console.log(counts.words.join('\n'), '\n')
    const { reads, writes } = counts
    return { result, counts: { reads, writes } }
  }
}

/** @exhaustive: with all others, not every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { LOAD_STATE } from '@/domain/transport/vocabulary'
import { PRODUCT } from '@/areas'
import { caseLog } from '@/jobs/tasks/cases'
import type { CardRow } from '@/services/cards/types'
import type { ServiceContext } from '@/services/context'
import { checkStop, completeRun, explainDifference } from '@/services/transport/check-stop'
import type { ItemRow } from '@/services/transport/items'
import { reportIncident } from '@/services/transport/incidents/report'
import { cancelRun } from '@/services/transport/plan'
import { settleRuns } from '@/services/transport/settle'

import { Crash, crashAtEveryPoint, plugAt } from '../../helpers/crash'
import {
  openTransportWorld,
  READY,
  SAIWAI,
  type TransportWorld,
} from '../../helpers/transport-world'

let world: TransportWorld
let next = 1

beforeAll(async () => {
  world = await openTransportWorld()
  await world.add(1, 400, READY)
  await world.add(401, 500, SAIWAI)
}, 300_000)
afterAll(() => world.close())

/** The world's context with a plug in it. */
const ctxWith = (fault: ServiceContext['fault']): ServiceContext => ({ ...world.ctx, fault })

const itemOf = async (run: string, index: number) => {
  const { cardKey } = await world.card(index)
  return (await world.items(run)).find(
    ({ card, state }) => card === cardKey && state !== 'withdrawn',
  )
}

/** What must hold whatever happened: no card in two runs, and cards agree with their items. */
async function assertSound(): Promise<void> {
  const live = await findRows<ItemRow>(world.payload, 'transport-items', {
    state: { in: ['packing', 'packed', 'sent', 'scanned'] },
  })
  expect(new Set(live.map(({ card }) => card)).size).toBe(live.length)
  for (const item of live) {
    const card = (await findRow<CardRow>(world.payload, 'cards', { id: { equals: item.cardId } }))!
    expect([item.number, item.state, card.run ?? '']).toEqual([
      item.number,
      item.state,
      item.state === 'sent' ? item.run : '',
    ])
  }
  const travelling = await findRows<CardRow>(world.payload, 'cards', {
    run: { not_equals: '' },
  })
  const sent = new Map(
    live.filter(({ state }) => state === 'sent').map((one) => [one.cardId, one.run]),
  )
  for (const card of travelling) if (card.run) expect(sent.get(card.id)).toBe(card.run)
  const done = await findRows<ItemRow>(world.payload, 'transport-items', {
    state: { in: ['received', 'missing', 'withdrawn'] },
  })
  for (const item of done) expect(item.liveKey.startsWith('x|')).toBe(true)
}

describe('a process that dies', () => {
  it('TR-07 while packing: the scan repeated is one card in the run', async () => {
    const { id } = await world.plan([world.office])
    await crashAtEveryPoint(3, async (diesNow) => {
      const [index, op] = [next++, randomUUID()]
      await diesNow((fault) => world.pack(id, index, op, ctxWith(fault)))
      await world.pack(id, index, op)
      expect(await itemOf(id, index)).toMatchObject({ state: 'packed' })
    })
    await assertSound()
  })

  it('TR-07 while leaving: the departure repeated, or the job, brings every card on the way', async () => {
    await crashAtEveryPoint(5, async (diesNow, step) => {
      const { id } = await world.plan([world.office])
      const indexes = [next++, next++]
      for (const index of indexes) await world.pack(id, index)
      const op = randomUUID()
      await diesNow((fault) => world.depart(id, [2], op, ctxWith(fault)))
      const left = (await world.run(id)).state === 'departed'
      if (left && step % 2 === 0) await settleRuns(world.ctx)
      else await world.depart(id, [2], op)
      expect(await world.run(id)).toMatchObject({ state: 'departed', pending: false })
      for (const index of indexes) {
        const card = await world.card(index)
        expect(card.run).toBe(id)
        expect(card.history!.filter(({ type }) => type === 'departed')).toHaveLength(1)
      }
    })
    await assertSound()
  }, 240_000)

  it('TR-07 while receiving: the scan repeated, or the job, makes it 区移管済み once', async () => {
    await crashAtEveryPoint(3, async (diesNow, step) => {
      const { id } = await world.plan([world.office])
      const index = next++
      await world.pack(id, index)
      await world.depart(id, [1])
      await world.arrive(id, world.office, 1)
      await diesNow((fault) => world.receive(id, world.office, index, ctxWith(fault)))
      const item = await itemOf(id, index)
      if (item?.state === 'scanned' && step % 2 === 0) await settleRuns(world.ctx)
      else if (item?.state !== 'received') await world.receive(id, world.office, index)
      const card = await world.card(index)
      expect(card).toMatchObject({ status: '区移管済み', run: '' })
      expect(card.history!.filter(({ op }) => op === `arrive|${id}`)).toHaveLength(1)
      expect(await itemOf(id, index)).toMatchObject({ state: 'received' })
    })
    await assertSound()
  }, 240_000)

  it('while calling off, and while writing off a missing card', async () => {
    await crashAtEveryPoint(1, async (diesNow) => {
      const { id } = await world.plan([world.office])
      const index = next++
      await world.pack(id, index)
      await diesNow((fault) => cancelRun(ctxWith(fault), { id, reason: '大雪' }))
      await cancelRun(world.ctx, { id, reason: '大雪' })
      const again = await world.plan([world.office])
      await world.pack(again.id, index)
    })
    await crashAtEveryPoint(2, async (diesNow) => {
      const { id } = await world.plan([world.office])
      const index = next++
      await world.pack(id, index)
      await world.depart(id, [1])
      await world.arrive(id, world.office, 0)
      const { stop } = await checkStop(world.ctx, { id, stop: world.office })
      const explain = {
        id,
        stop: world.office,
        key: stop.differences[0]!.key,
        text: '調査中',
        outcome: 'lost' as const,
      }
      await diesNow((fault) => explainDifference(ctxWith(fault), explain))
      await explainDifference(world.ctx, explain)
      await completeRun(world.ctx, { id })
      expect(await itemOf(id, index)).toMatchObject({ state: 'missing' })
      expect((await world.card(index)).run).toBe('')
    })
    await assertSound()
  }, 240_000)
})

describe('what the job finishes', () => {
  it.each(['the report again', 'the job'])(
    'TR-05 (part) a report of an accident stands in its run and in the log: %s',
    async (way) => {
      const driver = {
        ...world.ctx,
        actor: { kind: 'staff', id: 'driver-1', name: '運転 太郎' },
      } as const
      await crashAtEveryPoint(4, async (diesNow) => {
        const { id } = await world.plan([world.office])
        await world.pack(id, next++)
        const report = {
          id,
          op: randomUUID(),
          at: '2026-12-07T10:15',
          kind: 'accident',
          what: '追突された',
          load: 'intact',
        } as const
        await diesNow((fault) => reportIncident({ ...driver, fault }, report))
        if (way === 'the job') await caseLog(PRODUCT.cases).run(world.ctx)
        else await reportIncident(driver, report)
        const of = (field: string, value: string) => ({ [field]: { equals: value } })
        const incidents = await findRows<{ id: string }>(
          world.payload,
          'transport-incidents',
          of('run', id),
        )
        expect(incidents).toMatchObject([{ unnoted: false, cardCount: 1 }])
        const { history } = await world.run(id)
        expect(history!.filter(({ op }) => op === `${id}|${report.op}`)).toMatchObject([
          { by: driver.actor, what: `事故: 追突された（積載物: ${LOAD_STATE.intact}）` },
        ])
        const log = await findRows(world.payload, 'audit-logs', {
          and: [
            of('action', 'case.transport-incidents.begin'),
            of('target', `transport-incidents/${incidents[0]!.id}`),
          ],
        })
        expect(log).toMatchObject([{ actor: 'driver-1', actorName: '運転 太郎' }])
      })
    },
  )

  it('TR-07 (part) a card that is missing or too many is a task, once, whenever the process died', async () => {
    const tasks = async (run: string, index: number) => {
      const { cardKey } = await world.card(index)
      const rows = await findRows<{ taskKey: string }>(world.payload, 'card-tasks', {
        card: { equals: cardKey },
      })
      return rows.filter(({ taskKey }) => taskKey.includes(run)).length
    }
    await crashAtEveryPoint(3, async (diesNow) => {
      const { id } = await world.plan([world.office])
      const [lost, extra] = [next++, next++]
      await world.pack(id, lost)
      await world.depart(id, [1])
      await world.arrive(id, world.office, 0)
      await diesNow(async (fault) => {
        await checkStop(ctxWith(fault), { id, stop: world.office })
        const refused = world.receive(id, world.office, extra, ctxWith(fault))
        await refused.catch((error: { code?: string }) => {
          if (error.code !== 'EXTRA_CARD') throw error
        })
      })
      await settleRuns(world.ctx)
      const [stop] = (await world.run(id)).stops
      const named = (kind: string) => (stop!.differences.some((one) => one.kind === kind) ? 1 : 0)
      expect([await tasks(id, lost), await tasks(id, extra)]).toEqual([
        named('missing'),
        named('extra'),
      ])
      expect((await world.run(id)).pending).toBe(false)
    })
  })
})

describe('at the same moment', () => {
  it('two packers and a departure: the count that left is the list that left', async () => {
    for (let round = 0; round < 6; round++) {
      const { id } = await world.plan([world.office])
      const first = next++
      await world.pack(id, first)
      const others = Array.from({ length: 4 }, () => next++)
      const scans = others.map((index) =>
        world.pack(id, index).then(
          () => index,
          () => null,
        ),
      )
      const left = world.depart(id, [1 + (round % 3)]).catch(() => null)
      const acknowledged = (await Promise.all(scans)).filter((one) => one !== null)
      const departed = await left
      const items = (await world.items(id)).filter(({ state }) => state !== 'withdrawn')
      if (departed) {
        expect(items).toHaveLength((await world.run(id)).stops[0]!.departure!.cards)
        expect(items.every(({ state }) => state === 'sent')).toBe(true)
      }
      // What was acknowledged is in the run.
      for (const index of [first, ...acknowledged]) expect(await itemOf(id, index)).toBeTruthy()
    }
    await assertSound()
  }, 240_000)

  it('two runs and one card: one of them has it', async () => {
    const [a, b] = [await world.plan([world.office]), await world.plan([world.office])]
    for (let round = 0; round < 10; round++) {
      const index = next++
      const results = await Promise.allSettled([world.pack(a.id, index), world.pack(b.id, index)])
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    }
    await assertSound()
  })
})

describe('a random week', () => {
  it('TR-07 whatever is packed, driven, received, lost and broken off: no card is in two runs, none is lost', async () => {
    let seed = 20_261_207
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      // The low bits of such a generator repeat within a few turns.
      return Math.floor((seed / 2_147_483_648) * below)
    }
    const cards = [
      ...Array.from({ length: 14 }, () => next++),
      ...Array.from({ length: 6 }, (_, at) => 401 + at),
    ]
    const runs: string[] = []
    let crashes = 0
    const maybe = (ctx: ServiceContext): ServiceContext =>
      random(2) ? ctx : { ...ctx, fault: plugAt(1 + random(3)).fault }
    const acts: ((id: string, ctx: ServiceContext) => Promise<unknown>)[] = [
      (id, ctx) => world.pack(id, cards[random(cards.length)]!, randomUUID(), ctx),
      (id, ctx) => world.pack(id, cards[random(cards.length)]!, randomUUID(), ctx),
      async (id, ctx) => {
        const { stops } = await world.run(id)
        const items = (await world.items(id)).filter(({ state }) => state === 'packed')
        return world.depart(
          id,
          stops.map(({ key }) => items.filter((item) => item.stop === key).length),
          randomUUID(),
          ctx,
        )
      },
      async (id, ctx) =>
        world.arrive(id, (await world.run(id)).stops[random(2)]!.key, random(4), ctx),
      async (id, ctx) =>
        world.receive(
          id,
          (await world.run(id)).stops[random(2)]!.key,
          cards[random(cards.length)]!,
          ctx,
        ),
      async (id, ctx) =>
        world.receive(
          id,
          (await world.run(id)).stops[random(2)]!.key,
          cards[random(cards.length)]!,
          ctx,
        ),
      async (id, ctx) => checkStop(ctx, { id, stop: (await world.run(id)).stops[random(2)]!.key }),
      async (id, ctx) => {
        const stop = (await world.run(id)).stops[random(2)]!
        const difference = stop.differences.find(({ explanation }) => !explanation)
        if (!difference) return
        await explainDifference(ctx, {
          id,
          stop: stop.key,
          key: difference.key,
          text: '調べた',
          outcome: random(2) ? 'lost' : 'at-origin',
        })
      },
      (id, ctx) => completeRun(ctx, { id }),
    ]
    for (let turn = 0; turn < 250; turn++) {
      if (runs.length < 3 || random(12) === 0) runs.push((await world.plan()).id)
      const id = runs[Math.max(0, runs.length - 1 - random(3))]!
      const act = acts[random(acts.length)]!
      try {
        await act(id, maybe(world.ctx))
      } catch (error) {
        if (error instanceof Crash) crashes += 1
        else if ((error as Error).name !== 'DomainError') throw error
      }
    }
    expect(crashes).toBeGreaterThan(10)
    await settleRuns(world.ctx)
    await assertSound()
    for (const index of cards) {
      const card = await world.card(index)
      expect(['交付前設定済み', '区移管済み']).toContain(card.status)
      const folded: Record<string, unknown> = {}
      for (const { to } of card.history ?? []) Object.assign(folded, to)
      expect([index, folded.run ?? '']).toEqual([index, card.run ?? ''])
      if (folded.status) expect([index, folded.status]).toEqual([index, card.status])
    }
    // A run that is over is explained to the last card.
    for (const id of runs) {
      const run = await world.run(id)
      if (run.state !== 'completed') continue
      const items = await world.items(id)
      for (const { state } of items) expect(['received', 'missing', 'withdrawn']).toContain(state)
    }
  }, 300_000)
})

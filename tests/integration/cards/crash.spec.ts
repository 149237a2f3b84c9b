/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { cardCheck, cardLog } from '@/jobs/tasks/cards'
import { PRODUCT } from '@/areas'
import { caseLog } from '@/jobs/tasks/cases'
import { printFiles } from '@/jobs/tasks/printing'
import { registerPaper } from '@/services/cards/papers/register'
import { recordReturned } from '@/services/cards/returned-mail'
import { countCard, finishStocktake, startStocktake } from '@/services/cards/stocktake/stocktake'
import type { ServiceContext } from '@/services/context'
import { ensurePrintRecords } from '@/services/printing/records'
import { changeStock } from '@/services/printing/stock'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { crashAtEveryPoint } from '../../helpers/crash'

let world: CardWorld
let clerk: ServiceContext
let next = 1

beforeAll(async () => {
  world = await openCardWorld()
  await world.add(1, 40, { 状態区分: '交付通知書発送済み' })
  clerk = {
    ...world.ctx,
    actor: { kind: 'staff', id: 'clerk-1', name: '窓口 花子' },
    user: { id: 'clerk-1', roles: ['city-staff'], offices: [world.office], active: true },
  }
})
afterAll(() => world.close())

const code = (index: number) => `ABC${100_000 + index}`
const taskKeys = async (part: string) =>
  (await findRows<Stored<'card-tasks'>>(world.payload, 'card-tasks', {}))
    .map(({ taskKey }) => taskKey)
    .filter((key) => key.includes(part))
    .sort()

/** Both ways in which what a process that died has begun comes to its end. */
const WAYS = ['the request again', 'the job'] as const

describe.each(WAYS)('a process that dies, then %s', (way) => {
  it('CD-28 (part) a paper is registered and stands in the history of its card once', async () => {
    await crashAtEveryPoint(4, async (diesNow) => {
      const index = next++
      const wish = {
        code: code(index),
        kind: 'receipt' as const,
        place: '書庫2 箱3',
        keepUntil: '2041-12-07',
        op: randomUUID(),
      }
      await diesNow((fault) => registerPaper({ ...clerk, fault }, wish))
      if (way === 'the job') await caseLog(PRODUCT.cases).run(world.ctx)
      else await registerPaper(clerk, wish)
      const card = await world.card(index)
      const papers = await findRows<Stored<'card-papers'>>(world.payload, 'card-papers', {
        card: { equals: card.cardKey },
      })
      expect(papers).toMatchObject([{ unnoted: false, place: '書庫2 箱3' }])
      expect(card.history!.filter(({ type }) => type === 'paper')).toMatchObject([
        { by: clerk.actor, note: '個人番号カード受領書' },
      ])
    })
  })

  it('CD-15 (part) a letter that came back is on the card and is somebody’s task', async () => {
    await crashAtEveryPoint(3, async (diesNow) => {
      const index = next++
      const wish = { code: code(index), on: '2026-12-07', op: randomUUID() }
      await diesNow((fault) => recordReturned({ ...clerk, fault }, wish))
      const isDone = (await world.card(index)).returnedOn === '2026-12-07'
      if (way === 'the job' && isDone) {
        await cardLog.run(world.ctx)
        await cardCheck.run(world.ctx)
      } else await recordReturned(clerk, wish)
      const card = await world.card(index)
      expect(card.returnedOn).toBe('2026-12-07')
      expect(await taskKeys(card.cardKey)).toEqual([`returned-mail|${card.cardKey}|2026-12-07`])
    })
  })

  it('CD-27 (part) a count of the shelf has ended, and all that it found are tasks', async () => {
    await crashAtEveryPoint(3, async (diesNow) => {
      const { id } = await startStocktake(clerk, { office: world.office })
      for (let index = 3; index <= 40; index++) await countCard(clerk, { id, code: code(index) })
      await diesNow((fault) => finishStocktake({ ...clerk, fault }, id))
      if (way === 'the job') await cardCheck.run(world.ctx)
      else await finishStocktake(clerk, id)
      expect(await taskKeys(id)).toEqual([`missing|${id}|K-1`, `missing|${id}|K-2`])
    })
  })

  it('PR-19 (part) sheets that came in are booked once, and the number on the shelf is right', async () => {
    await ensurePrintRecords(world.ctx)
    const sheetOf = () =>
      findRow<Stored<'label-sheets'>>(world.payload, 'label-sheets', { code: { equals: 'a4-12' } })
    await crashAtEveryPoint(1, async (diesNow) => {
      const { id, stock } = (await sheetOf())!
      const wish = { sheet: id, kind: 'received', count: 100, note: '', requestKey: randomUUID() }
      await diesNow((fault) => changeStock({ ...clerk, fault }, wish as never))
      if (way === 'the job') await printFiles.run(world.ctx)
      else await changeStock(clerk, wish as never)
      expect((await sheetOf())!.stock).toBe(Number(stock) + 100)
    })
  })
})

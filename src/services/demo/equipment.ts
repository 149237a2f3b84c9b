import { findRow, findRows } from '@/db/atomic'
import { hasNeed } from '@/domain/equipment/vocabulary'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { EQUIPMENT } from '@/presets/equipment'
import type { CityCode } from '@/presets'

import { beginCase } from '../cases/begin'
import { moveByProduct } from '../cases/move'
import { startCase } from '../cases/start'
import type { ServiceContext } from '../context'
import { device } from '../equipment/devices/case'
import { newDevice } from '../equipment/devices/register'
import { maintenanceTickets } from '../equipment/maintenance/list'
import { type Device, equipmentMasters } from '../equipment/masters'
import { damages } from '../equipment/registers/damages'
import { deviceCounts, scanDevice } from '../equipment/registers/counts'
import { keepRemovals } from '../equipment/registers/removals'
import { supplyRequests } from '../equipment/supplies/requests'
import { bookSupply, type Supply } from '../equipment/supplies/stock'
import { readCitySettings } from '../settings/read-settings'

import { notAhead } from './not-ahead'
import type { DemoPart, DemoWorld } from './world'

/** A day on which virus definitions are old by any city's rule. */
const OLD_DAYS = 23

type Moves = (id: string, move: string, answers?: Record<string, string>) => Promise<void>

/** Every device of the contracts whose time has come, at work but for what a list should find. */
async function devicesOf(world: DemoWorld, by: ServiceContext, move: Moves): Promise<void> {
  const { today } = world
  const { cityCode } = await readCitySettings(world.ctx.payload)
  const { owners } = EQUIPMENT[cityCode as CityCode]
  const { types, models, contracts } = await equipmentMasters(world.ctx)
  let number = 0
  for (const contract of contracts)
    for (const row of contract.counts ?? []) {
      const type = types.find(({ id }) => String(id) === String(row.type))
      if (!type || row.from > addDays(today, 45)) continue
      const model = models.find(({ type: of }) => String(of) === String(type.id))
      const places = row.offices?.length
        ? row.offices.map((id) => ({ office: String(id) }))
        : [{ location: row.place ?? '' }]
      for (const place of places)
        for (let copy = 0; copy < row.count; copy++) {
          const code = `K-${String(++number).padStart(4, '0')}`
          const fields = await newDevice(by, {
            ...{ number: code, type: String(type.id), contract: String(contract.id), ...place },
            ...{ model: model ? String(model.id) : '', owner: owners[type.code] ?? 'vendor' },
            ...{ serial: `SN${100_000 + number}`, from: row.from, to: row.to },
            shared: copy < (row.shared ?? 0) ? 'yes' : 'no',
            accessories: type.category === 'pc' ? 'マウス、テンキー、充電コード' : '',
          })
          const checks = [{ id: 'kit', text: '設定と動作の確認', answer: 'yes' as const }]
          const { row: made, isNew } = await startCase(by, device, {
            ...{ ...fields, deviceKey: `demo|${code}` },
            ...(row.from <= today ? { checks } : {}),
          })
          if (!isNew || row.from > today) continue
          const id = String(made.id)
          const needs = (need: Parameters<typeof hasNeed>[1]) => hasNeed(made, need)
          await move(id, 'place', { placedOn: row.from })
          if (needs('label') && number % 16 !== 5) await move(id, 'label', { labelledOn: row.from })
          if (needs('wire') && number % 11 !== 3)
            await move(id, 'secure', { theftGuard: 'ワイヤー', securedOn: row.from })
          if (needs('sim') && number % 10 !== 3)
            await move(id, 'sim', {
              line: `020-0000-${String(1000 + number)}`,
              sim: `8981-${String(70_000 + number)}`,
            })
          if (needs('discs'))
            await move(id, 'discs', { discGivenOn: row.from, discKeptOn: row.from })
          if (needs('antivirus'))
            await move(id, 'antivirus', {
              antivirusOn: addDays(today, number % 12 === 8 ? -OLD_DAYS : -(number % 4)),
            })
        }
    }
}

/** Faults at each step, one of them over with its report. */
async function ticketsOf(on: (days: number) => ServiceContext, rows: readonly Device[]) {
  const said = [
    ['hardware', '電源を入れても画面が暗いままになる。'],
    ['software', '業務用アプリが起動の途中で閉じる。'],
    ['hardware', '印字がかすれる。リボンを替えても直らない。'],
    ['software', '起動のたびに更新の画面が出る。'],
  ] as const
  for (const [index, [kind, symptom]] of said.entries()) {
    const row = rows[index * 3]
    if (!row) return
    const by = on(index * 4)
    const { row: one } = await beginCase(by, maintenanceTickets, {
      answers: { device: String(row.id), kind, symptom, caller: '窓口 内線12' },
      op: `demo-ticket-${index}`,
    })
    // The day after, where there is one.
    const later = on(Math.max(0, index * 4 - 1))
    const move = (name: string, answers: Record<string, string> = {}) =>
      moveByProduct(later, maintenanceTickets.case, one.id, {
        move: name,
        answers,
        op: `demo|${name}`,
      })
    const at = `${tokyoDateOf(later.now())}T09:50`
    if (index > 0) await move('call', { phoneResult: '電源を入れ直しても同じ。訪問する。' })
    if (index > 1) await move('planVisit', { visitAt: at })
    if (index > 2) {
      await move('arrive', { arrivedAt: at })
      const answers = { work: '設定を初期化し、アプリを入れ直した', stateAfter: '正常に使える' }
      await move('repaired', { ...answers, repairedAt: at, reinstalled: 'yes' })
      await move('report', {
        ...{ cause: '更新の途中で電源が切れた', prevention: '更新の時刻を夜間に変えた' },
        reportedOn: at.slice(0, 10),
      })
      await move('close')
    }
  }
}

/** Stocks that came in and went out, one of them running low, and what offices ask for (EQ-10, EQ-15). */
async function suppliesOf(world: DemoWorld, on: (days: number) => ServiceContext) {
  const { payload } = world.ctx
  const rows = await findRows<Supply>(payload, 'supplies', {}, { sort: 'order' })
  const own = rows.filter(({ supplier, sheet }) => supplier === 'vendor' && !sheet)
  for (const [index, supply] of own.entries()) {
    const point = Math.max(supply.reorderAt ?? 0, 4)
    const key = (name: string) => `demo|${supply.id}|${name}`
    await bookSupply(on(60), supply, {
      kind: 'restock',
      count: point * 4,
      note: '納品',
      key: key('in'),
    })
    const used = index === 0 ? point * 3 + 1 : point * 2
    await bookSupply(on(20), supply, { kind: 'use', count: -used, note: '', key: key('out') })
    await bookSupply(on(3), supply, {
      kind: 'loss',
      count: -1,
      note: '箱の中で破損',
      key: key('loss'),
    })
  }
  const [supply] = own
  const offices = world.config.offices.filter(({ active }) => active).slice(0, 2)
  if (!supply) return
  for (const [index, office] of offices.entries())
    await beginCase(on(index * 2), supplyRequests, {
      answers: {
        office: office.id,
        supply: String(supply.id),
        count: '1',
        reason: '残りが1つです',
      },
      op: `demo-request-${index}`,
    })
}

/** Devices at every place, what they lack, faults, consumables that run low, and a count that is under way. */
export const demoEquipment: DemoPart = async (world) => {
  const { ctx, today, say, config } = world
  say('機器・消耗品の記録を作っています')
  const known = await findRow(ctx.payload, 'devices', { deviceKey: { equals: 'demo|K-0001' } })
  const on = (days: number): ServiceContext => ({
    ...ctx,
    user: null,
    actor: { kind: 'staff', id: 'demo-secretariat', name: '事務局 佐藤' },
    now: () => notAhead(ctx, addDays(today, -days), '10:40'),
  })
  const by = on(0)
  const move: Moves = async (id, name, answers = {}) => {
    await moveByProduct(by, device, id, { move: name, answers, op: `demo|${name}` })
  }
  if (!known) await devicesOf(world, by, move)
  await suppliesOf(world, on)
  const office = config.offices.find(({ active }) => active)
  const rows = await findRows<Device>(
    ctx.payload,
    'devices',
    { state: { equals: 'placed' } },
    { sort: 'number' },
  )
  await ticketsOf(on, rows)
  const [lent, broken] = [rows.at(-1), rows.find(({ owner }) => owner === 'lent') ?? rows[1]]
  if (lent && !known)
    await move(String(lent.id), 'lend', {
      ...{ borrower: '訪問スタッフ 山田', purpose: '高齢者施設への訪問' },
      loanDueOn: addDays(today, 1),
    })
  if (broken)
    await beginCase(on(2), damages, {
      answers: {
        ...{ device: String(broken.id), happenedOn: addDays(today, -2), causedBy: 'vendor' },
        what: '移動のときに落とし、画面の角が割れた。',
      },
      op: 'demo-damage',
    })
  await keepRemovals(ctx)
  if (!office || known) return
  const { row } = await beginCase(by, deviceCounts, {
    answers: { office: office.id },
    op: 'demo-count',
  })
  const [first] = rows.filter((one) => String(one.office) === office.id)
  if (first) await scanDevice(by, row.id, { code: first.number, op: 'demo-scan-1' })
}

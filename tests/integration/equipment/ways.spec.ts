/** @exhaustive: with all others, not every day. */
import { randomUUID } from 'node:crypto'

import { beforeAll, describe, expect, it } from 'vitest'

import { findRow } from '@/db/atomic'
import { dropShort } from '@/services/settings/short-cache'
import { equipmentTask, lookRound, onceADay } from '@/jobs/tasks/equipment'
import type { CaseView } from '@/services/cases/view'
import type { OneCase } from '@/services/cases/one'
import type { Device } from '@/services/equipment/masters'
import { keepRemovals } from '@/services/equipment/registers/removals'
import { removalTile } from '@/services/equipment/tiles'

import { ok } from '../../helpers/answer'
import { equipmentWorld, why } from '../../helpers/equipment-world'
import { signIn, type Staff } from '../../helpers/staff'

/** Ways on which a step was passed by. */
const TODAY = '2026-11-30'
const world = equipmentWorld('fukuoka', TODAY)
const { register, read, press, go, placed } = world
let { payload, ctx, secretariat, admin, field, offices, ids } = world.held
beforeAll(() => {
  ;({ payload, ctx, secretariat, admin, field, offices, ids } = world.held)
})

const stored = async (id: string): Promise<Device> =>
  (await findRow<Device>(payload, 'devices', { id: { equals: id } }))!
const movesOf = async (id: string): Promise<string[]> =>
  (await read(id)).row.moves.map(({ move }) => move)
const certificate = { certificate: 'C-1', method: 'overwrite', wipedOn: TODAY, wipedBy: '佐藤' }
const clean = { method: 'reset', note: '一覧が空になった' }

describe('a removal that is called off', () => {
  it('EQ-13 (part) leaves no certificate behind that would open the next removal', async () => {
    const { id } = await placed()
    await go(secretariat, id, 'plan')
    await go(secretariat, id, 'certify', certificate)
    await go(secretariat, id, 'keep', { note: '契約が延びた' })
    expect((await stored(id)).wipeNumber).toBeFalsy()
    await go(secretariat, id, 'plan')
    expect(await why(press(secretariat, id, 'remove', { removedOn: TODAY }))).toContain(
      '消去の証明書がありません',
    )
    expect((await secretariat.get(`/ops/equipment/devices/${id}/certificate`)).status).toBe(404)
  })

  it('EQ-08 (part) brings a device back to its kitting, never past it', async () => {
    const { id } = await register()
    await go(secretariat, id, 'plan')
    expect(await movesOf(id)).not.toContain('keep')
    const { row } = await go(secretariat, id, 'keepPreparing', { note: '延長' })
    expect(row.state).toBe('preparing')
    expect(await why(press(secretariat, id, 'place', { placedOn: TODAY }))).toContain('手順が')
  })

  it('brings a device that is being repaired back to its repair', async () => {
    const { id } = await placed()
    await go(secretariat, id, 'toRepair', { note: '暗い' })
    await go(secretariat, id, 'plan')
    expect(await movesOf(id)).not.toContain('keep')
    expect((await go(secretariat, id, 'keepRepair', { note: '直す' })).row.state).toBe('repair')
  })
})

describe('what was lent', () => {
  const lent = async (more: Record<string, string> = {}) => {
    const row = await placed(more)
    await go(field, row.id, 'lend', { borrower: '山田', loanDueOn: '2026-12-01' })
    return row
  }

  it('EQ-18 (part) is wiped whichever way it came back: repair, loss or a removal called off', async () => {
    const returned = async () => {
      const { id } = await lent()
      await go(field, id, 'giveBack')
      return id
    }
    const [repaired, kept] = [await returned(), await returned()]
    await go(secretariat, repaired, 'toRepair', { note: '暗い' })
    expect(await movesOf(repaired)).not.toContain('repaired')
    await go(secretariat, repaired, 'repairedUnwiped', { note: '正常' })
    await go(secretariat, kept, 'plan')
    expect(await movesOf(kept)).not.toContain('keep')
    await go(secretariat, kept, 'keepUnwiped', { note: '延長' })
    const { id: found } = await lent()
    await go(field, found, 'lose', { lostAt: '2026-11-30T09:00', note: '帰り' })
    expect(await movesOf(found)).not.toContain('found')
    await go(secretariat, found, 'foundUnwiped', { note: '車の中' })
    for (const id of [repaired, kept, found]) {
      expect((await read(id)).row.state).toBe('returned')
      expect((await go(field, id, 'clean', clean)).row.state).toBe('placed')
    }
  })

  it('EQ-18 (part) does not leave with its photos, also where its type needs no certificate', async () => {
    const { id } = await lent({ type: ids.pen! })
    await go(field, id, 'giveBack')
    await go(secretariat, id, 'plan')
    expect(await why(press(secretariat, id, 'remove', { removedOn: TODAY }))).toContain('消去の')
    await go(secretariat, id, 'certify', certificate)
    expect((await go(secretariat, id, 'remove', { removedOn: TODAY })).row.isOver).toBe(true)
  })
})

describe('loans by reading', () => {
  it('EQ-18 (part) the badge says who takes a device along, its code which; it comes back by its code alone', async () => {
    const badge = { badgeNumber: 'N-0077', badgeIssuedOn: '2026-04-01' }
    const { id: holder } = (await findRow<{ id: string }>(payload, 'users', {
      roles: { contains: 'field-staff' },
    }))!
    await payload.db.updateOne({ collection: 'users', id: holder, data: badge as never })
    const person = (await findRow<{ name: string }>(payload, 'users', { id: { equals: holder } }))!
    const row = await placed()
    const code = String(row.cells.number)
    const loan = (more: Record<string, string>) =>
      field.post('/ops/equipment/loans', {
        ...{ act: 'lend', code, badge: 'n-0077', loanDueOn: '2026-12-01', op: randomUUID() },
        ...more,
      })
    expect(await ok(field.post('/ops/equipment/borrower', { badge: 'N-0077' }))).toEqual({
      name: person.name,
    })
    expect((await field.post('/ops/equipment/borrower', { badge: 'N-9999' })).status).toBe(422)
    // Guessed, a number tells nobody of other offices or of another employer.
    const elsewhere = await signIn(payload, ['field-staff'], [offices[30]!.id])
    const vendor = await signIn(payload, ['field-staff'], [offices[0]!.id])
    await payload.update({ collection: 'users', id: vendor.id, data: { employer: 'vendor' } })
    for (const who of [elsewhere, vendor])
      expect((await who.post('/ops/equipment/borrower', { badge: 'N-0077' })).status).toBe(422)
    expect((await secretariat.post('/ops/equipment/borrower', { badge: 'N-0077' })).status).toBe(
      200,
    )
    // An individual number that is read is repeated nowhere.
    const number = '123456789018'
    for (const answer of [
      await field.post('/ops/equipment/borrower', { badge: number }),
      await loan({ badge: number }),
      await loan({ code: number }),
    ])
      expect([answer.status < 500, (await answer.text()).includes(number)]).toEqual([true, false])
    expect((await loan({ badge: '' })).status).toBe(422)
    expect((await loan({ loanDueOn: '2026-11-01' })).status).toBe(422)
    expect((await loan({ code: 'NONE-1' })).status).toBe(404)
    const op = randomUUID()
    expect(JSON.stringify(await ok(loan({ op })))).toContain(person.name)
    // The answer was lost, and the reading is sent again.
    await ok(loan({ op }))
    expect(await stored(row.id)).toMatchObject({
      ...{ state: 'lent', borrower: person.name, loanDueOn: '2026-12-01' },
    })
    expect((await loan({})).status).toBe(409)
    // The code of a label may be an address.
    await ok(
      loan({ act: 'giveBack', code: `https://city.example/admin/collections/devices/${row.id}` }),
    )
    expect((await stored(row.id)).state).toBe('returned')
    // Not before it is wiped, and not what stands at another office.
    expect((await loan({})).status).toBe(409)
    const other = await placed({ office: offices[1]!.id })
    expect((await loan({ code: String(other.cells.number) })).status).toBe(404)
  })
})

describe('a line', () => {
  let next = 0
  const sim = (line = `020-5555-${++next}`, number = `8981-77-${next}`) => ({ line, sim: number })

  it('EQ-04 is one device’s, however its number is typed, and of two at once one gets it', async () => {
    const [first, second] = [await placed(), await placed()]
    await go(secretariat, first.id, 'sim', sim('020-9999-0001', 'S-1'))
    expect(
      await why(press(secretariat, second.id, 'sim', sim('０２０ 9999 0001', 'S-2'))),
    ).toContain('同じ番号')
    expect(await why(press(secretariat, second.id, 'sim', sim('020-9999-0002', 'Ｓ１')))).toContain(
      '同じ番号',
    )
    const wanted = sim()
    const answers = await Promise.all(
      [await placed(), second].map(({ id }) => press(secretariat, id, 'sim', wanted)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('EQ-04 (part) is no dash alone: the next dash would be taken', async () => {
    const { id } = await placed()
    const refused = await press(secretariat, id, 'sim', { line: 'ー', sim: '-' })
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { fields: { line: '回線の番号を入力してください。', sim: 'SIMの番号を入力してください。' } },
    ])
  })

  it('EQ-04 (part) is free for another when its device is removed, written off or gives it up', async () => {
    const wanted = sim()
    const removed = await placed()
    await go(secretariat, removed.id, 'sim', wanted)
    await go(secretariat, removed.id, 'plan')
    await go(secretariat, removed.id, 'certify', certificate)
    await go(secretariat, removed.id, 'remove', { removedOn: TODAY })
    const lost = await placed()
    await go(secretariat, lost.id, 'sim', wanted)
    await go(field, lost.id, 'lose', { lostAt: '2026-11-30T09:00', note: '帰り' })
    await go(secretariat, lost.id, 'lock', { note: '応答あり' })
    await go(secretariat, lost.id, 'remoteWipe', { note: '応答あり' })
    await go(secretariat, lost.id, 'writeOff', { note: '協議した' })
    const changed = await placed()
    await go(secretariat, changed.id, 'sim', wanted)
    await go(secretariat, changed.id, 'unplug', { note: '次の機器へ' })
    const last = await placed()
    await go(secretariat, last.id, 'sim', wanted)
    expect(await stored(last.id)).toMatchObject({ line: wanted.line, simNumber: wanted.sim })
    for (const { id } of [removed, lost, changed])
      expect(await stored(id)).toMatchObject({ line: '', simNumber: '' })
  })
})

describe('a device that is moved', () => {
  it('EQ-01 (part) leaves the old window, and the place where it stood there', async () => {
    const row = await placed({ location: '2階 奥' })
    await go(secretariat, row.id, 'relocate', { office: offices[3]!.id, note: '移設' })
    expect(await stored(row.id)).toMatchObject({ office: offices[3]!.id, location: '' })
    expect(
      await why(press(secretariat, row.id, 'relocate', { office: 'none', note: '引上げ' })),
    ).toContain('置き場所を入力')
    await go(secretariat, row.id, 'relocate', { office: 'none', location: '倉庫', note: '引上げ' })
    const now = await stored(row.id)
    expect([now.office ?? null, now.location]).toEqual([null, '倉庫'])
    const before = { from: '2027-03-01', to: '2027-02-01', note: '期間' }
    expect(await why(press(secretariat, row.id, 'relocate', before))).toContain('後の日')
  })
})

describe('what stands in a record', () => {
  it('is what its form begins with, and goes when it is emptied; what is not sent stays', async () => {
    const row = await placed({ location: '1階', serial: 'SN-1', siteNote: '幅に収まる' })
    const asks = async (name: string) => {
      const { moves } = (await read(row.id)).row
      return Object.fromEntries(
        moves.find(({ move }) => move === name)!.asks.map((ask) => [ask.name, ask.value]),
      )
    }
    expect(await asks('mend')).toMatchObject({
      ...{ serial: 'SN-1', siteNote: '幅に収まる', shared: 'no' },
    })
    expect(await asks('relocate')).toMatchObject({ location: '1階', from: row.cells.from })
    await go(secretariat, row.id, 'mend', { serial: '' })
    const now = await stored(row.id)
    expect([now.serial ?? '', now.siteNote, now.shared]).toEqual(['', '幅に収まる', false])
    await go(secretariat, row.id, 'relocate', { location: '', note: '場所の記録が誤り' })
    expect((await stored(row.id)).location ?? '').toBe('')
    expect((await stored(row.id)).from).toBe(now.from)
  })

  it('is kept by its form where it is offered no more', async () => {
    const row = await placed()
    const office = offices[5]!.id
    await go(secretariat, row.id, 'relocate', { office, note: '移設' })
    await payload.update({ collection: 'offices', id: office, data: { active: false } })
    dropShort(payload)
    const { moves } = (await read(row.id)).row
    const ask = moves.find(({ move }) => move === 'relocate')!.asks[0]!
    expect([ask.value, ask.options?.at(-1)]).toEqual([
      office,
      { value: office, label: 'いまのまま' },
    ])
    await go(secretariat, row.id, 'relocate', { office, location: '3階', note: '席替え' })
    expect(await stored(row.id)).toMatchObject({ office, location: '3階' })
    await payload.update({ collection: 'offices', id: office, data: { active: true } })
    dropShort(payload)
  })
})

describe('the evening', () => {
  const checkAt = async (staff: Staff) => {
    const { rows } = await ok<{ rows: CaseView[] }>(staff.get('/ops/cases/removal-checks'))
    expect(rows).toHaveLength(1)
    return ok<OneCase>(staff.get(`/ops/cases/removal-checks/${rows[0]!.id}`))
  }

  it('EQ-24 (part) SC-03 (part) asks for what came during the day, keeps what was answered, and a missing check is told', async () => {
    const here = offices[12]!.id
    const made = await ok<{ doc: { id: string } }>(
      admin.post('/device-types', {
        ...{
          name: '持帰りPC',
          code: 'daily-pc',
          category: 'other',
          needs: ['daily'],
          active: true,
        },
      }),
    )
    const daily = { type: made.doc.id, office: here, from: '2026-08-01' }
    const [stays, goes] = [await placed(daily), await placed(daily)]
    await keepRemovals(ctx)
    const staff = await signIn(payload, ['field-staff'], [here])
    const one = await checkAt(staff)
    const path = `/ops/cases/removal-checks/${one.row.id}`
    await ok(
      staff.post(`${path}/check`, {
        ...{ seen: one.row.seen, op: randomUUID() },
        answers: { item: stays.id, answer: 'yes' },
      }),
    )
    const came = await placed(daily)
    await go(secretariat, goes.id, 'toRepair', { note: '暗い' })
    await keepRemovals(ctx)
    const now = await checkAt(staff)
    expect(now.checks.map(({ id, answer }) => [id, answer ?? ''])).toEqual([
      [stays.id, 'yes'],
      [came.id, ''],
    ])
    expect(await removalTile.read(ctx, TODAY)).toBeNull()
    expect(await removalTile.read(ctx, '2026-12-01')).toMatchObject({ value: '1件', tone: 'act' })
  })
})

describe('the look round', () => {
  it('looks at what only a process that died can have left once a day, and again when that broke', async () => {
    let looked = 0
    const seldom = onceADay(() => {
      looked++
      return looked === 1 ? Promise.reject(new Error('weg')) : Promise.resolve(3)
    })
    await expect(seldom(ctx)).rejects.toThrow('weg')
    expect([await seldom(ctx), await seldom(ctx), looked]).toEqual([3, 0, 2])
    const tomorrow = new Date(ctx.now().getTime() + 24 * 60 * 60 * 1000)
    expect(await seldom({ ...ctx, now: () => tomorrow })).toBe(3)
  })

  it('one look that breaks keeps none of the others from its work, and is told', async () => {
    const done: string[] = []
    const look = (name: string, breaks = false) =>
      [
        name,
        () => {
          if (breaks) return Promise.reject(new Error(name))
          done.push(name)
          return Promise.resolve(2)
        },
      ] as const
    await expect(lookRound(ctx, [look('a'), look('b', true), look('c')])).rejects.toThrow('見回り')
    expect(done).toEqual(['a', 'c'])
    expect(await lookRound(ctx, [look('a')])).toBe('a 2 件')
    expect(await equipmentTask.run(ctx)).toContain('撤収の確認')
  })

  it('EQ-11 (part) a desk that would close before it opens is refused on its field', async () => {
    const set = (from: string, to: string) =>
      admin.post('/globals/equipment-settings', { repairFrom: from, repairTo: to })
    for (const [from, to] of [
      ['17:00', '09:00'],
      ['09:00', '09:00'],
    ] as const) {
      const answer = await set(from, to)
      expect([answer.status, JSON.stringify(await answer.json())]).toEqual([
        400,
        expect.stringContaining('repairTo'),
      ])
    }
    expect((await set('09:00', '17:00')).status).toBe(200)
  })
})

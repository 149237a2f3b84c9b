/** @exhaustive: with all others, not every day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Role, ROLES } from '@/access/roles'
import { findRow } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { PRESETS } from '@/presets'
import type { CityCode } from '@/presets/types'
import type { OneCase } from '@/services/cases/one'
import { jobContext } from '@/services/context'
import { peoplePreset } from '@/services/people/preset'
import { unboundTile } from '@/services/people/unbound-tile'
import { presetWriter } from '@/services/presets/preset-writer'
import { dropShort } from '@/services/settings/short-cache'

import { ok } from '../../helpers/answer'
import { newKey } from '../../helpers/case-examples'
import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** By the specifications: who works at desk, counter and site, and in which role of the work. */
const WORKERS: [CityCode, [Role, string][]][] = [
  [
    'kawasaki',
    [
      ['operator', 'オペレーター'],
      ['window-staff', 'カードセンターの従事者'],
      ['field-staff', '出張申請受付の従事者'],
    ],
  ],
  [
    'kawagoe',
    [
      ['operator', 'オペレーター'],
      ['window-staff', '窓口の従事者'],
    ],
  ],
  [
    'chiba',
    [
      ['operator', 'オペレーター'],
      ['window-staff', '窓口の従事者'],
    ],
  ],
  ['seto', [['window-staff', '窓口の従事者']]],
  [
    'fukuoka',
    [
      ['operator', 'オペレーター'],
      ['helpdesk', 'ヘルプデスク'],
    ],
  ],
]

let world: World
let city: Staff
let supervisor: Staff

beforeAll(async () => {
  world = await openWorld()
  city = await signIn(world.payload, ['city-admin'])
  supervisor = await signIn(world.payload, ['supervisor'])
}, 120_000)
afterAll(() => world.close())

describe.each(WORKERS)('the preset of %s', (code, workers) => {
  const accounts: string[] = []
  beforeAll(async () => {
    // As the only city of this database.
    for (const slug of ['work-roles', 'courses'] as const) await deleteRows(world.payload, slug, {})
    await peoplePreset({
      ctx: jobContext(world.payload),
      preset: PRESETS[code],
      writer: presetWriter(world.payload, false),
      services: new Map(),
    })
    dropShort(world.payload)
  }, 120_000)
  afterAll(async () => {
    for (const id of accounts)
      await world.payload.update({ collection: 'users', id, data: { active: false } })
  })

  const today = () => tokyoDateOf(world.clock.now)
  const tile = () => unboundTile.read(jobContext(world.payload), today())

  it.each(workers)(
    'ST-08 HD-08 the account of a new %s who is not trained opens nothing, in no roster, linked and planned',
    async (account, title) => {
      const { payload } = world
      const hire = await signIn(payload, [account], [world.offices[0]!.id])
      const status = async () => {
        dropShort(payload)
        return (await hire.get('/offices?limit=1')).status
      }
      // The same account of the city: what is refused below is not the address.
      expect(await status()).toBe(200)
      await payload.update({ collection: 'users', id: hire.id, data: { employer: 'vendor' } })
      expect(await status()).toBe(403)
      const worker = await payload.create({
        collection: 'workers',
        data: { name: '新人', kana: 'シンジン', employment: 'regular', account: hire.id },
      })
      expect(await status()).toBe(403)
      const role = await findRow<Stored<'work-roles'>>(payload, 'work-roles', {
        title: { equals: title },
      })
      const answers = { worker: String(worker.id), role: role!.id, from: addDays(today(), 7) }
      const { row } = await ok<OneCase>(
        supervisor.post('/ops/cases/assignments', { answers, op: newKey() }),
      )
      expect(await status()).toBe(403)
      expect(row.lacks!.join()).toMatch(/誓約書.*守秘義務.*修了/)
      const start = { op: newKey(), seen: row.seen }
      expect((await supervisor.post(`/ops/cases/assignments/${row.id}/start`, start)).status).toBe(
        409,
      )
      expect(await status()).toBe(403)
      // An account that was in use before the roster goes on until the city says otherwise.
      await ok(city.post('/globals/city-settings', { rosterSince: '2100-01-01' }))
      expect(await status()).toBe(200)
      await ok(city.post('/globals/city-settings', { rosterSince: '' }))
      expect(await status()).toBe(403)
    },
  )

  it('leaves in those who bring the others into the roster, and tells of accounts whose training nobody asks for', async () => {
    const { payload } = world
    const isBound = (role: Role) => workers.some(([account]) => account === role)
    const made = async (role: Role) => {
      const staff = await signIn(payload, [role], [world.offices[0]!.id])
      await payload.update({ collection: 'users', id: staff.id, data: { employer: 'vendor' } })
      accounts.push(staff.id)
      dropShort(payload)
      return staff
    }
    for (const role of ['supervisor', 'vendor-manager', 'secretariat'] as const)
      expect([role, (await (await made(role)).get('/ops/cases/assignments')).status]).toEqual([
        role,
        200,
      ])
    dropShort(payload)
    expect(await tile()).toBeNull()
    // Nobody is in the roster for it: bound or told.
    for (const role of ['operator', 'helpdesk', 'window-staff', 'field-staff'] as const) {
      const staff = await made(role)
      const open = (await staff.get('/offices?limit=1')).status === 200
      expect([role, open]).toEqual([role, !isBound(role)])
      if (!isBound(role)) expect((await tile())?.note).toContain(ROLES[role])
    }
    await ok(city.post('/globals/city-settings', { rosterSince: '2100-01-01' }))
    dropShort(payload)
    expect((await tile())?.note).toContain('名簿より前からのアカウント')
    await ok(city.post('/globals/city-settings', { rosterSince: '' }))
  })
})

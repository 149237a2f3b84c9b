import { afterAll, beforeAll, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { recordAudit } from '@/services/audit/record'

import { signIn } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const lines = (action: string) =>
  findRows<Stored<'audit-logs'>>(world.payload, 'audit-logs', { action: { equals: action } })

it('AU-01 (part) what somebody typed cannot make one line of the log look like another', async () => {
  const city = await signIn(world.payload, ['city-admin'])
  const name = '西\n2026-12-01 ログイン\u202e。'
  const made = await city.post('/emergency-contacts', {
    name,
    organization: '市',
    mail: 'a@b.example',
  })
  expect(made.status).toBe(201)
  const [line] = await lines('settings.create')
  expect(line!.summary).toContain('「西 2026-12-01 ログイン 。」')
})

it('AU-03 (part) no line of the operation log holds an individual number, whoever writes it', async () => {
  const id = '0199a1b2-c3d4-7e5f-8a6b-123456789018'
  await recordAudit(world.payload, {
    action: 'test.line',
    actorKind: 'job',
    actorName: '1234 5678 9018',
    target: `cards/${id}`,
    summary: 'ファイル「１２３４-５６７８-９０１８.csv」を取り込み（3件）',
    purpose: '確認 123456789018',
    at: world.clock.now.toISOString(),
  })
  expect(await lines('test.line')).toMatchObject([
    {
      actorName: '（番号は記録しません）',
      target: `cards/${id}`,
      summary: 'ファイル「（番号は記録しません）.csv」を取り込み（3件）',
      purpose: '確認 （番号は記録しません）',
    },
  ])
})

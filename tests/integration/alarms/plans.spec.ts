/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { tokyoDateOf } from '@/domain/time/civil'
import { PRESETS } from '@/presets'
import type { OneCase } from '@/services/cases/one'
import { alarmPreset } from '@/services/presets/alarms'
import { presetWriter } from '@/services/presets/preset-writer'
import { dropShort } from '@/services/settings/short-cache'
import type { Readers } from '@/services/staff/rules'

import { ok } from '../../helpers/answer'
import { newKey } from '../../helpers/case-examples'
import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** Plans for faults and accidents: agreed beforehand, known to those who work, and followed. */
let world: World
let supervisor: Staff
let city: Staff
let field: Staff
let elsewhere: Staff

const today = () => tokyoDateOf(world.clock.now)
const later = (minutes: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000)
}

beforeAll(async () => {
  world = await openWorld()
  supervisor = await signIn(world.payload, ['supervisor'])
  city = await signIn(world.payload, ['city-admin'])
  field = await signIn(world.payload, ['window-staff'], [world.offices[0]!.id])
  elsewhere = await signIn(world.payload, ['window-staff'], [world.offices[1]!.id])
})
afterAll(() => world.close())
beforeEach(async () => {
  for (const slug of ['incidents', 'checklists', 'rule-documents', 'acknowledgements'] as const)
    await deleteRows(world.payload, slug, {})
  dropShort(world.payload)
})

type Kind = NonNullable<Stored<'rule-documents'>['kind']>

/** A plan as the vendor hands it in; nobody has approved it yet. */
const handIn = async (kind: Kind, title: string): Promise<string> => {
  const plan = { kind, title, version: 1, effectiveFrom: today(), submittedOn: today() }
  return (await ok<{ doc: { id: string } }>(supervisor.post('/rule-documents', plan))).doc.id
}
const approve = (who: Staff, id: string) =>
  who.patch(`/rule-documents/${id}`, { approvedOn: today(), approvedBy: '市の担当課' })

const begin = async (who: Staff, answers: Record<string, string>): Promise<string> =>
  (await ok<{ row: { id: string } }>(who.post('/ops/cases/incidents', { answers, op: newKey() })))
    .row.id
const seen = (who: Staff, id: string) => ok<OneCase>(who.get(`/ops/cases/incidents/${id}`))
async function move(who: Staff, id: string, name: string, answers: Record<string, string> = {}) {
  const { row } = await seen(who, id)
  return who.post(`/ops/cases/incidents/${id}/${name}`, { answers, op: newKey(), seen: row.seen })
}
const linksOf = async (who: Staff, id: string) => (await seen(who, id)).row.links ?? []

describe('measures', () => {
  it('IN-05 are approved by the city alone, read with a receipt, before those who meet an incident, which closes with 再発防止策 alone', async () => {
    const plan = await handIn('measure', '障害・事故への対策')
    expect((await approve(supervisor, plan)).status).toBe(403)
    const id = await begin(field, { kind: 'system', what: '端末が動かない' })
    const link = { label: '障害・事故への対策', href: `/admin/collections/rule-documents/${plan}` }
    // What the city has not approved is nobody's plan.
    expect(await linksOf(field, id)).not.toContainEqual(link)
    await ok(approve(city, plan))
    expect(await linksOf(field, id)).toContainEqual(link)
    const readers = () => ok<Readers>(city.get(`/ops/rules/${plan}/readers`))
    const before = await readers()
    expect(before.done).toEqual([])
    await ok(field.post(`/ops/rules/${plan}/acknowledge`))
    const { done, missing } = await readers()
    expect(done).toEqual([{ name: expect.any(String), at: world.clock.now.toISOString() }])
    expect(before.missing.filter((name) => !missing.includes(name))).toEqual([done[0]!.name])
    await ok(move(field, id, 'oral'))
    await ok(move(supervisor, id, 'written'))
    await ok(move(supervisor, id, 'restore'))
    // Restored is not over.
    expect((await move(supervisor, id, 'close', { prevention: '予備の端末を置く' })).status).toBe(
      409,
    )
    await ok(move(supervisor, id, 'toPrevention'))
    const bare = await move(supervisor, id, 'close')
    expect(bare.status).toBe(422)
    expect(await bare.json()).toMatchObject({ fields: { prevention: expect.any(String) } })
    await ok(move(supervisor, id, 'close', { prevention: '予備の端末を置く' }))
    const row = await findRow<Stored<'incidents'>>(world.payload, 'incidents', {
      id: { equals: id },
    })
    expect(row).toMatchObject({ state: 'closed', prevention: '予備の端末を置く' })
  })
})

describe('the flow of a leak', () => {
  it('IN-07 is handed in and approved beforehand; 情報漏えい shows it, and is over when each of its steps is answered', async () => {
    await alarmPreset({
      ctx: world.ctx(),
      preset: PRESETS.kawasaki,
      writer: presetWriter(world.payload, false),
      services: new Map(),
    })
    const steps = ['広がりを止める', '市の担当課へ口頭で報告する', '市と協議する']
    const { docs } = await ok<{ docs: { id: string; name: string }[] }>(
      city.get('/checklists?where[kind][equals]=incidents/leak'),
    )
    expect(docs.map(({ name }) => name)).toEqual(['情報漏えいの対応フロー'])
    const change = (who: Staff, items: string[]) =>
      who.patch(`/checklists/${docs[0]!.id}`, { items: items.map((text) => ({ text })) })
    expect((await change(supervisor, steps)).status).toBe(403)
    await ok(change(city, steps))
    const flow = await handIn('flow', '情報漏えいの対応フロー')
    await ok(approve(city, flow))
    const draft = await handIn('flow', 'まだ市が見ていないフロー')
    const leak = await begin(field, { kind: 'leak', what: '宛先を間違えた' })
    const fault = await begin(field, { kind: 'system', what: '端末が動かない' })
    const plans = async (id: string) =>
      (await linksOf(field, id)).filter(({ href }) =>
        [flow, draft].some((one) => href.includes(one)),
      )
    expect(await plans(leak)).toEqual([
      { label: '情報漏えいの対応フロー', href: `/admin/collections/rule-documents/${flow}` },
    ])
    expect([await plans(fault), (await seen(field, fault)).checks]).toEqual([[], []])
    const { checks } = await seen(supervisor, leak)
    expect(checks.map(({ text }) => text)).toEqual(steps)
    // What is agreed anew is for the leaks that come.
    await ok(change(city, ['ほかの手順']))
    for (const [who, name] of [
      [field, 'oral'],
      [supervisor, 'written'],
      [supervisor, 'restore'],
      [supervisor, 'toPrevention'],
    ] as const)
      await ok(move(who, leak, name))
    const close = () => move(supervisor, leak, 'close', { prevention: '二人で確かめる' })
    const answer = (item: string, more: Record<string, string>, who = supervisor) =>
      move(who, leak, 'check', { item, ...more })
    for (const [done, { id }] of checks.entries()) {
      const early = await close()
      expect([early.status, ((await early.json()) as { detail: string }).detail]).toEqual([
        409,
        expect.stringContaining(`手順が${steps.length - done}件残っています`),
      ])
      expect((await answer(id, { answer: 'yes' }, field)).status).toBe(403)
      expect((await answer(id, { answer: 'no' })).status).toBe(422)
      await ok(
        answer(id, done === 0 ? { answer: 'no', note: '届いた後だった' } : { answer: 'yes' }),
      )
    }
    await ok(close())
    const over = await seen(city, leak)
    expect(over.row.state).toBe('closed')
    expect(over.checks.map(({ text, answer: said }) => [text, said])).toEqual([
      [steps[0], 'no'],
      [steps[1], 'yes'],
      [steps[2], 'yes'],
    ])
  })
})

describe('the emergency', () => {
  it('IN-10 has a structure handed to the city, a tree of people to call, and a log of the recovery that the city reads', async () => {
    const structure = await handIn('structure', '緊急時の体制')
    await ok(approve(city, structure))
    const add = async (name: string, above?: string) => {
      const data = { name, organization: '受託者', phone: '03-0000-0000', order: 10, above }
      return (await ok<{ doc: { id: string } }>(supervisor.post('/emergency-contacts', data))).doc
        .id
    }
    const top = await add('全体管理責任者')
    const lead = await add('業務責任者', top)
    const duty = await add('保守の当番', lead)
    const tree = async () => {
      const { docs } = await ok<{ docs: { name: string; above?: { name: string } | null }[] }>(
        city.get('/emergency-contacts?depth=1&sort=createdAt'),
      )
      return docs.map(({ name, above }) => [name, above?.name ?? ''])
    }
    const whole = [
      ['全体管理責任者', ''],
      ['業務責任者', '全体管理責任者'],
      ['保守の当番', '業務責任者'],
    ]
    expect(await tree()).toEqual(whole)
    // Nobody stands below themselves.
    for (const below of [top, lead, duty])
      expect((await supervisor.patch(`/emergency-contacts/${top}`, { above: below })).status).toBe(
        409,
      )
    expect(
      (await field.post('/emergency-contacts', { name: '私', organization: '窓口' })).status,
    ).toBe(403)
    expect(await tree()).toEqual(whole)

    const id = await begin(field, { kind: 'system', what: '端末が動かない' })
    expect(await linksOf(field, id)).toContainEqual({
      label: '緊急時の体制',
      href: `/admin/collections/rule-documents/${structure}`,
    })
    const log: [string, string, string][] = []
    for (const [who, name, answers, words] of [
      [supervisor, 'start', {}, ''],
      [field, 'note', { note: '再起動したが変わらない' }, '再起動したが変わらない'],
      [supervisor, 'note', { note: '部品を手配した' }, '部品を手配した'],
      [supervisor, 'restore', { cause: '電源の故障' }, ''],
    ] as const) {
      later(15)
      await ok(move(who, id, name, answers))
      log.unshift([world.clock.now.toISOString(), who === field ? 'field' : 'lead', words])
    }
    const { history } = await seen(city, id)
    const names = new Map([...new Set(history.map(({ by }) => by))].map((by) => [by, by]))
    expect(names.size).toBe(2)
    const fieldName = history.at(-1)!.by
    expect(
      history
        .slice(0, -1)
        .map(({ at, by, note }) => [at, by === fieldName ? 'field' : 'lead', note]),
    ).toEqual(log)
    const foreign = await elsewhere.get(`/ops/cases/incidents/${id}`)
    expect(foreign.status).toBe(404)
  })
})

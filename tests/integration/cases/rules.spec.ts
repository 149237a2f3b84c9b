/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { deleteRows } from '@/db/rows'
import { extraOf } from '@/kit/case/rules'
import type { CaseRow } from '@/kit/case/types'
import { beginCase } from '@/services/cases/begin'
import type { CaseKind } from '@/services/cases/kind'
import type { CaseListShape } from '@/services/cases/shape'
import { listCases } from '@/services/cases/list'
import { outputCases } from '@/services/cases/output'
import { shapeOf } from '@/services/cases/shape'
import { moveCase } from '@/services/cases/move'
import type { CaseHistory, ExtraValue } from '@/services/cases/one'
import { kindNow } from '@/services/cases/rules'
import type { CaseView } from '@/services/cases/view'
import { dropShort } from '@/services/settings/short-cache'
import { transportRequests } from '@/services/transport/requests/list'

import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** What a city administrator changes about a kind of record in the panel, and what comes of it. */
let world: World
let admin: Staff
let ward: Staff

const SLUG = 'transport-requests'
const PATH = `/ops/cases/${SLUG}`
type Saved = { doc: { id: string; extra: { id: string }[]; options: { id: string }[] } }
type Problems = { errors: { data?: { errors?: { path: string; message: string }[] } }[] }

beforeAll(async () => {
  world = await openWorld()
  admin = await signIn(world.payload, ['city-admin'])
  ward = await signIn(world.payload, ['window-staff'], [world.offices[0]!.id])
})
beforeEach(async () => {
  await deleteRows(world.payload, 'case-rules', {})
  await deleteRows(world.payload, SLUG, {})
  dropShort(world.payload)
})
afterAll(() => world.close())

const saved = async (answer: Promise<Response>): Promise<Saved['doc']> => {
  const response = await answer
  const text = await response.text()
  expect([response.status, text]).toEqual([expect.toSatisfy((status) => status < 300), text])
  return (JSON.parse(text) as Saved).doc
}
const refused = async (answer: Promise<Response>) => {
  const response = await answer
  expect(response.status).toBe(400)
  const { errors } = (await response.json()) as Problems
  return errors.flatMap(({ data }) => data?.errors ?? [])
}

const ask = async (text = '幸区役所を先に'): Promise<string> => {
  const { row } = await beginCase(world.ctx('city-staff'), transportRequests, {
    op: randomUUID(),
    answers: { kind: 'route', text },
  })
  return row.id
}
const answerIt = (id: string, answers: Record<string, string>, by = admin) =>
  by.post(`${PATH}/${id}/answer`, { seen: 0, op: randomUUID(), answers })
const one = async (id: string) =>
  (await (await admin.get(`${PATH}/${id}`)).json()) as {
    row: CaseView
    history: CaseHistory
    extra: ExtraValue[]
  }
const shape = (): Promise<CaseListShape> => shapeOf(world.ctx('city-staff'), transportRequests)

const choices = (name: string) =>
  saved(
    admin.post('/choice-lists', {
      name,
      options: [{ label: '採用' }, { label: '見送り' }, { label: '古い区分', to: '2020-03-31' }],
    }),
  )

const extra = (field: Record<string, unknown>) => ({
  kind: SLUG,
  extra: [{ label: '費用', type: 'number', ...field }],
})

describe('a field that the city adds', () => {
  it('is asked for at its move at once, stands in list, file and record, and is logged', async () => {
    const waiting = await ask()
    const list = await choices('市の判断')
    const { extra: fields } = await saved(
      admin.post('/case-rules', {
        kind: SLUG,
        extra: [
          {
            label: '市の判断',
            type: 'choice',
            choices: list.id,
            moves: ['answer'],
            required: true,
          },
        ],
      }),
    )
    const name = `x_${fields[0]!.id}`
    const { row } = await one(waiting)
    const asks = row.moves.find(({ move }) => move === 'answer')!.asks
    // A choice that is over is not offered.
    expect(asks.at(-1)).toMatchObject({
      name,
      label: '市の判断',
      options: [{ label: '採用' }, { label: '見送り' }],
    })
    const without = await answerIt(waiting, { reply: 'わかりました' })
    expect([without.status, await without.json()]).toMatchObject([
      422,
      { fields: { [name]: '「市の判断」を入力してください。' } },
    ])
    const other = await answerIt(waiting, { reply: 'はい', [name]: list.options[2]!.id })
    expect(other.status).toBe(422)
    const whole = await answerIt(waiting, { reply: 'はい', [name]: list.options[0]!.id })
    expect(whole.status).toBe(200)
    expect(await one(waiting)).toMatchObject({
      row: { cells: { [name]: '採用' } },
      extra: [{ label: '市の判断', value: '採用' }],
    })
    expect((await shape()).columns.at(-1)).toMatchObject({ field: name, header: '市の判断' })
    const file = await admin.get(
      `${PATH}/output?state=all&format=csv&purpose=${encodeURIComponent('市への報告')}`,
    )
    const csv = await file.text()
    expect(csv.split('\r\n')[0]).toContain('市の判断')
    expect(csv).toContain('採用')
    const log = await findRows<{ summary: string }>(world.payload, 'audit-logs', {
      target: { like: 'case-rules/' },
    })
    expect(log.at(-1)?.summary).toContain('記録の設定')
  })

  it('can be filled in and mended while the record waits, and not when it is over', async () => {
    const waiting = await ask()
    const { extra: fields } = await saved(admin.post('/case-rules', extra({})))
    const name = `x_${fields[0]!.id}`
    const edit = (value: string, seen: number) =>
      admin.post(`${PATH}/${waiting}/edit`, {
        seen,
        op: randomUUID(),
        answers: { [name]: value },
      })
    expect((await edit('だいたい5', 0)).status).toBe(422)
    expect((await edit('１，２００', 0)).status).toBe(200)
    // Somebody who saw the record before that does not write over it.
    expect((await edit('5', 0)).status).toBe(409)
    const { row, history } = await one(waiting)
    expect(row).toMatchObject({ state: 'open', cells: { [name]: 1200 } })
    expect(row.moves.find(({ move }) => move === 'edit')!.asks[0]).toMatchObject({ value: '1200' })
    expect(history.map(({ what }) => what)).toEqual(['項目を直す', '登録'])
    expect((await answerIt(waiting, { reply: 'はい' })).status).toBe(409)
    await admin.post(`${PATH}/${waiting}/answer`, {
      seen: 1,
      op: randomUUID(),
      answers: { reply: 'はい' },
    })
    expect((await edit('7', 2)).status).toBe(409)
  })

  it('keeps what stands in other fields, whatever move asks', async () => {
    const id = await ask()
    const { extra: fields } = await saved(
      admin.post('/case-rules', {
        kind: SLUG,
        extra: [
          { label: '費用', type: 'number' },
          { label: '担当', type: 'line', moves: ['answer'] },
        ],
      }),
    )
    const [cost, who] = fields.map((field) => field.id) as [string, string]
    await admin.post(`${PATH}/${id}/edit`, {
      seen: 0,
      op: randomUUID(),
      answers: { [`x_${cost}`]: '30' },
    })
    const done = await admin.post(`${PATH}/${id}/answer`, {
      seen: 1,
      op: randomUUID(),
      answers: { reply: 'はい', [`x_${who}`]: '田中' },
    })
    expect(done.status).toBe(200)
    const row = await findRow<CaseRow>(world.payload, SLUG, { id: { equals: id } })
    expect(extraOf(row!)).toEqual({ [cost]: '30', [who]: '田中' })
  })

  it('cannot vanish with its data nor become another kind of field; it can be retired and comes back', async () => {
    const id = await ask()
    const rules = await saved(admin.post('/case-rules', extra({})))
    const field = { id: rules.extra[0]!.id, label: '費用', type: 'number' }
    await admin.post(`${PATH}/${id}/edit`, {
      seen: 0,
      op: randomUUID(),
      answers: { [`x_${field.id}`]: '30' },
    })
    const patch = (body: unknown) => admin.patch(`/case-rules/${rules.id}`, body)
    expect(await refused(patch({ extra: [] }))).toMatchObject([
      { path: 'extra', message: expect.stringContaining('「費用」には値が1件あり') as string },
    ])
    expect(await refused(patch({ extra: [{ ...field, type: 'line' }] }))).toMatchObject([
      { path: 'extra.0.type' },
    ])
    await saved(patch({ extra: [{ ...field, label: 'かかった費用', retired: true }] }))
    const { row, extra: values } = await one(id)
    expect(row.moves.map(({ move }) => move)).toEqual(['answer'])
    expect(values).toEqual([{ label: 'かかった費用', value: '30', retired: true }])
    await saved(patch({ extra: [{ ...field, retired: false }] }))
    expect((await one(id)).extra).toEqual([{ label: '費用', value: '30', retired: false }])
  })

  it('that nobody has filled in can be taken away again', async () => {
    await ask()
    const rules = await saved(admin.post('/case-rules', extra({})))
    await saved(admin.patch(`/case-rules/${rules.id}`, { extra: [] }))
    expect((await shape()).columns.map(({ header }) => header)).not.toContain('費用')
  })
})

describe('what is taken away at the moment in which somebody answers', () => {
  const edit = (kind: Awaited<ReturnType<typeof kindNow>>, id: string, value: string) =>
    moveCase(world.ctx('city-staff'), kind, id, {
      move: 'edit',
      op: randomUUID(),
      answers: { [`x_${kind.extra![0]!.id}`]: value },
    })
  /** The kind as a request that is under way has it. */
  const underWay = () => kindNow(world.ctx('city-staff'), transportRequests as unknown as CaseKind)

  it('a field leaves its name, and the answer stands in its record', async () => {
    const id = await ask()
    const rules = await saved(admin.post('/case-rules', extra({})))
    const kind = await underWay()
    await saved(admin.patch(`/case-rules/${rules.id}`, { extra: [] }))
    await edit(kind, id, '30')
    const answered = [{ label: '費用', value: '30', retired: true }]
    expect((await one(id)).extra).toEqual(answered)
    // Whatever is saved later, and a new field of that name has its own values.
    await saved(admin.patch(`/case-rules/${rules.id}`, { note: '見直した' }))
    await saved(
      admin.patch(`/case-rules/${rules.id}`, { extra: [{ label: '費用', type: 'line' }] }),
    )
    expect((await one(id)).extra).toEqual([
      { label: '費用', value: '', retired: false },
      ...answered,
    ])
    expect((await shape()).columns.filter(({ header }) => header === '費用')).toHaveLength(1)
  })

  it('a field that becomes another kind of field is another field', async () => {
    const id = await ask()
    const rules = await saved(admin.post('/case-rules', extra({ type: 'line' })))
    const kind = await underWay()
    const [field] = rules.extra
    await saved(admin.patch(`/case-rules/${rules.id}`, extra({ id: field!.id, type: 'number' })))
    await edit(kind, id, '未定')
    const { row, extra: values } = await one(id)
    expect(values).toEqual([
      { label: '費用', value: '', retired: false },
      { label: '費用', value: '未定', retired: true },
    ])
    expect(Object.values(row.cells)).not.toContain(null)
  })

  it('a choice leaves its name', async () => {
    const id = await ask()
    const list = await choices('結果')
    await saved(
      admin.post('/case-rules', extra({ label: '結果', type: 'choice', choices: list.id })),
    )
    const kind = await underWay()
    const [first, second, third] = list.options as { id: string; label: string }[]
    const patch = (options: unknown) => admin.patch(`/choice-lists/${list.id}`, { options })
    await saved(patch([first, third]))
    await edit(kind, id, second!.id)
    expect((await one(id)).extra).toMatchObject([{ value: '見送り' }])
    // It is offered to nobody, and the form that has it keeps it.
    const { row } = await one(id)
    const asked = row.moves.find(({ move }) => move === 'edit')!.asks[0]!
    expect(asked.options!.map(({ label }) => label)).toEqual(['採用', '見送り'])
    expect((await one(await ask('別の'))).row.moves.at(-1)!.asks[0]!.options).toHaveLength(1)
    for (const junk of [null, 'x', []]) expect((await patch(junk)).status).toBe(400)
  })
})

it('what a program sends for the lists of a kind takes no field away and is no error of the server', async () => {
  const id = await ask()
  // A name that means something inside a path would hide its values from the count.
  expect(await refused(admin.post('/case-rules', extra({ id: 'a.b$c' })))).toMatchObject([
    { path: 'extra' },
  ])
  const rules = await saved(admin.post('/case-rules', extra({})))
  const [field] = rules.extra
  await admin.post(`${PATH}/${id}/edit`, {
    seen: 0,
    op: randomUUID(),
    answers: { [`x_${field!.id}`]: '30' },
  })
  const patch = (body: unknown) => admin.patch(`/case-rules/${rules.id}`, body)
  expect(await refused(patch({ extra: null }))).toMatchObject([{ path: 'extra' }])
  for (const name of ['extra', 'names', 'demands', 'due'])
    expect((await refused(patch({ [name]: 'x' })))[0]).toMatchObject({ path: name })
  expect((await one(id)).extra).toEqual([{ label: '費用', value: '30', retired: false }])
  expect(await refused(admin.patch(`/case-rules/${rules.id}`, { extra: [null] }))).toMatchObject([
    { path: 'extra' },
  ])
})

it('a file has all that the list held when it was asked for, though others move records on', async () => {
  const rows = Array.from({ length: 1100 }, (_, index) => ({
    requestKey: `many-${index}`,
    kind: 'route',
    text: `要望 ${index}`,
    askedOn: '2026-12-01',
    askedBy: '市',
    state: 'open',
    stateSeq: 0,
  }))
  expect(await insertMany(world.payload, SLUG, rows)).toBe(rows.length)
  const wish = { format: 'csv', purpose: '市への報告' } as const
  const { body } = await outputCases(world.ctx('city-staff'), transportRequests, {}, wish)
  const reader = body.getReader()
  const chunks = [(await reader.read()).value!]
  const { rows: shown } = await listCases(world.ctx('city-staff'), transportRequests, {})
  for (const { id } of shown.slice(0, 20))
    expect((await answerIt(id, { reply: 'はい' })).status).toBe(200)
  for (let more = await reader.read(); !more.done; more = await reader.read())
    chunks.push(more.value)
  const lines = Buffer.concat(chunks).toString('utf8').trim().split('\r\n').slice(1)
  expect(new Set(lines).size).toBe(rows.length)
})

describe('names and demands', () => {
  it('are those of the city on screens, buttons and in refusals, and go back when taken away', async () => {
    const id = await ask()
    const rules = await saved(
      admin.post('/case-rules', {
        kind: SLUG,
        names: [
          { target: 'state:answered', label: '検討済み' },
          { target: 'move:answer', label: '検討結果を書く' },
        ],
        demands: ['answer.effectiveOn'],
      }),
    )
    expect((await shape()).states).toContainEqual({ value: 'answered', label: '検討済み' })
    expect((await one(id)).row.moves[0]).toMatchObject({ label: '検討結果を書く' })
    const without = await answerIt(id, { reply: 'はい' })
    expect(await without.json()).toMatchObject({
      fields: { effectiveOn: '実施日を入力してください。' },
    })
    expect((await answerIt(id, { reply: 'はい', effectiveOn: '2027-01-04' })).status).toBe(200)
    const again = await answerIt(id, { reply: 'はい', effectiveOn: '2027-01-04' })
    expect(await again.text()).toContain('検討済み')
    const file = `${PATH}/output?state=all&format=csv&purpose=${encodeURIComponent('市への報告')}`
    expect(await (await admin.get(file)).text()).toContain('検討済み')
    await saved(admin.patch(`/case-rules/${rules.id}`, { names: [], demands: [] }))
    expect((await shape()).states).toContainEqual({ value: 'answered', label: '回答済み' })
  })

  it('of what the kind does not have are refused on their field', async () => {
    const problems = await refused(
      admin.post('/case-rules', {
        kind: SLUG,
        names: [{ target: 'state:lost', label: '行方不明' }],
        demands: ['answer.reply'],
        extra: [
          { label: '判断', type: 'choice' },
          { label: '判断', type: 'line', moves: ['steal'], required: true },
        ],
      }),
    )
    expect(problems.map(({ path }) => path).sort()).toEqual([
      'demands',
      'extra.0.choices',
      'extra.1.label',
      'extra.1.moves',
      'names.0.target',
    ])
  })

  it('stand in one place for each kind', async () => {
    await saved(admin.post('/case-rules', extra({})))
    expect(await refused(admin.post('/case-rules', extra({ label: '別の項目' })))).toMatchObject([
      { path: 'kind', message: expect.stringMatching(/もう|すで|既/) as string },
    ])
  })

  it('are decided by the city administrator alone', async () => {
    const manager = await signIn(world.payload, ['vendor-manager'])
    for (const staff of [ward, manager])
      expect((await staff.post('/case-rules', extra({}))).status).toBe(403)
  })
})

it('a choice that ended is kept where a record has it, and an answer left out takes none away', async () => {
  const id = await ask()
  const list = await choices('結果')
  const { extra: fields } = await saved(
    admin.post('/case-rules', {
      kind: SLUG,
      extra: [
        { label: '結果', type: 'choice', choices: list.id, moves: ['answer'] },
        { label: '費用', type: 'number' },
      ],
    }),
  )
  const [result, cost] = fields.map((field) => `x_${field.id}`) as [string, string]
  const [first, second, third] = list.options as { id: string; label: string }[]
  const edit = (answers: Record<string, string>, seen: number) =>
    admin.post(`${PATH}/${id}/edit`, { seen, op: randomUUID(), answers })
  expect((await edit({ [result]: first!.id }, 0)).status).toBe(200)
  await saved(
    admin.patch(`/choice-lists/${list.id}`, {
      options: [{ ...first, to: '2020-03-31' }, second, third],
    }),
  )
  // The form sends all of its fields, the one that ended among them.
  expect((await edit({ [result]: first!.id, [cost]: '5' }, 1)).status).toBe(200)
  expect((await edit({ [result]: third!.id, [cost]: '5' }, 2)).status).toBe(422)
  const answered = await admin.post(`${PATH}/${id}/answer`, {
    seen: 2,
    op: randomUUID(),
    answers: { reply: 'はい', [result]: '' },
  })
  expect(answered.status).toBe(200)
  expect((await one(id)).extra.map(({ value }) => value)).toEqual(['採用', '5'])
})

it('a choice that a record has keeps its place in its list', async () => {
  const id = await ask()
  const list = await choices('結果')
  const { extra: fields } = await saved(
    admin.post('/case-rules', extra({ label: '結果', type: 'choice', choices: list.id })),
  )
  await admin.post(`${PATH}/${id}/edit`, {
    seen: 0,
    op: randomUUID(),
    answers: { [`x_${fields[0]!.id}`]: list.options[1]!.id },
  })
  const patch = (options: unknown[]) => admin.patch(`/choice-lists/${list.id}`, { options })
  const [first, second, third] = list.options as { id: string; label: string }[]
  expect(await refused(patch([first, third]))).toMatchObject([
    { path: 'options', message: expect.stringContaining('「見送り」は1件') as string },
  ])
  // One that nobody has goes, and a new name reaches what was answered before.
  await saved(patch([first, { ...second, label: '不採用' }]))
  expect((await one(id)).extra).toMatchObject([{ value: '不採用' }])
})

it('says before saving which open records it touches, and stores nothing', async () => {
  await ask('1')
  await ask('2')
  const draft = {
    extra: [{ id: 'a', label: '市の判断', type: 'line', moves: ['answer'], required: true }],
    names: [{ target: 'state:open', label: '検討中' }],
  }
  const effect = await admin.post('/ops/case-rules/effect', { kind: SLUG, draft })
  expect(await effect.json()).toEqual({
    says: [
      '項目「市の判断」を足します。',
      '「回答する」のとき、「市の判断」を必ず入力します。待っている2件にも、すぐに求めます。',
      '状態「回答待ち」を「検討中」と呼びます。',
      'いま終わっていない要望は2件です。終わったものは変わりません。',
    ],
  })
  const nothing = await admin.post('/ops/case-rules/effect', { kind: SLUG, draft: {} })
  expect(await nothing.json()).toEqual({ says: ['いまの設定から変わるところはありません。'] })
})

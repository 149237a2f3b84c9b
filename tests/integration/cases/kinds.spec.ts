/** @exhaustive: with all others, not every day. */
import { randomUUID } from 'node:crypto'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { PRODUCT } from '@/areas'
import { findRow, findRows, insertRow, updateCase } from '@/db/atomic'
import { linesOf } from '@/kit/case/decide'
import type { CaseRow } from '@/kit/case/types'
import { isDomainError } from '@/lib/errors'
import type { CaseKind } from '@/services/cases/kind'
import { listCases } from '@/services/cases/list'
import { logCases } from '@/services/cases/log'
import { moveCase, moveCases } from '@/services/cases/move'
import { startCase } from '@/services/cases/start'
import type { WorkOfKind } from '@/services/cases/work'
import type { CaseView } from '@/services/cases/view'
import type { ServiceContext } from '@/services/context'

import { EXAMPLES, newKey } from '../../helpers/case-examples'
import { crashAtEveryPoint, dieAt } from '../../helpers/crash'
import { effort } from '../../helpers/effort'
import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** The person from another office, of the city and of the vendor at once, so that every kind is read. */
const COLLEAGUE = { id: '1', roles: ['city-staff', 'window-staff'] } satisfies StaffUser

/** What is proved of every kind by its definition alone (design §4). */
let world: World
let office: string
let elsewhere: Staff
let clerks: [ServiceContext, ServiceContext]

beforeAll(async () => {
  world = await openWorld()
  office = world.offices[0]!.id
  elsewhere = await signIn(world.payload, [...COLLEAGUE.roles], [world.offices[1]!.id])
  const clerk = (id: string, name: string): ServiceContext => ({
    ...world.ctx('city-staff'),
    actor: { kind: 'staff', id, name },
  })
  clerks = [clerk('1', '田中'), clerk('2', '鈴木')]
})
afterAll(() => world.close())

const movesOf = ({ case: kind }: CaseKind) => Object.entries(kind.moves)
const answersOf = ({ case: { slug } }: CaseKind, move: string) => EXAMPLES[slug]?.answers?.[move]

/** A record that stands in this state, as this move needs it. */
const put = (
  { case: { slug, key } }: CaseKind,
  state: string,
  { move = '', where = office } = {},
): Promise<CaseRow> =>
  insertRow<CaseRow>(world.payload, slug, {
    ...EXAMPLES[slug]!.fields(where),
    ...EXAMPLES[slug]!.only?.[move],
    [key]: newKey(),
    state,
    stateSeq: 0,
    history: [],
    unlogged: false,
  })

/** What a kind looks for in other records is proved with the kind; here nothing of it is missing. */
const COMPLETE: Pick<CaseKind, 'lacks'> = { lacks: () => Promise.resolve(new Map()) }

const read = async ({ case: { slug } }: CaseKind, id: string): Promise<CaseRow> =>
  (await findRow<CaseRow>(world.payload, slug, { id: { equals: id } }))!

const logOf = ({ case: { slug } }: CaseKind, id: string) =>
  findRows<{ actorName: string }>(world.payload, 'audit-logs', {
    target: { equals: `${slug}/${id}` },
  })

const go = (
  kind: CaseKind,
  row: CaseRow,
  move: string,
  {
    by = clerks[0],
    op = randomUUID(),
    seen,
  }: { by?: ServiceContext; op?: string; seen?: number } = {},
) => moveCase(by, live(kind), row.id, { move, answers: answersOf(kind, move), op, seen })

/** No rule of a city stands in this world. */
const live = (kind: CaseKind) => ({ ...kind, ...COMPLETE, extra: [] })

/** 'ok', or the refusal. */
const told = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => {
      if (isDomainError(error)) return `${error.code} ${error.message}`
      throw error
    },
  )

it('every kind has an example to be proved with', () => {
  expect(PRODUCT.cases.map(({ case: { slug } }) => slug).sort()).toEqual(
    Object.keys(EXAMPLES).sort(),
  )
})

describe.each(PRODUCT.cases.map((kind) => [kind.case.slug, kind] as const))('%s', (_slug, kind) => {
  const { states } = kind.case

  it('a beginning that is sent twice, or dies on its way, is one record with one line and one entry of the log', async () => {
    const begin = (by: ServiceContext, key: string) =>
      startCase(by, kind.case, {
        ...EXAMPLES[kind.case.slug]!.fields(office),
        [kind.case.key]: key,
      })
    const key = newKey()
    const both = await Promise.all(clerks.map((by) => begin(by, key)))
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true])
    expect(both[0]!.row.id).toBe(both[1]!.row.id)
    const id = both[0]!.row.id
    expect(await read(kind, id)).toMatchObject({ state: kind.case.start, unlogged: false })
    expect(linesOf(await read(kind, id))).toMatchObject([{ seq: 0, to: kind.case.start }])
    expect(await logOf(kind, id)).toHaveLength(1)
    await crashAtEveryPoint(2, async (dies) => {
      const lost = newKey()
      await dies((fault) => begin({ ...clerks[0], fault }, lost))
      await logCases(clerks[0], kind.case)
      const [row] = await findRows<CaseRow>(world.payload, kind.case.slug, {
        [kind.case.key]: { equals: lost },
      })
      expect([row?.unlogged, (await logOf(kind, row!.id)).length]).toEqual([false, 1])
    })
  })

  it('each move leads from each of its states to its own, with one line and one entry of the log', async () => {
    for (const [name, { from, to }] of movesOf(kind)) {
      for (const state of from) {
        const row = await put(kind, state, { move: name })
        await go(kind, row, name)
        const now = await read(kind, row.id)
        expect([name, state, now.state, now.stateSeq, now.unlogged]).toEqual([
          name,
          state,
          to ?? state,
          1,
          false,
        ])
        expect(linesOf(now)).toMatchObject([
          { seq: 1, move: name, from: state, to: to ?? state, by: { name: '田中' } },
        ])
        expect(await logOf(kind, row.id)).toMatchObject([{ actorName: '田中' }])
      }
    }
  })

  it('of two at once one moves it, and the other is told who did', async () => {
    for (const [name, { from }] of movesOf(kind)) {
      for (let round = 0; round < effort(8); round++) {
        const row = await put(kind, from[0]!, { move: name })
        const answers = await Promise.all(
          clerks.map((by) => told(go(kind, row, name, { by, seen: 0 }))),
        )
        const lines = linesOf(await read(kind, row.id))
        expect([name, lines.length, answers.filter((one) => one === 'ok').length]).toEqual([
          name,
          1,
          1,
        ])
        expect(answers.find((one) => one !== 'ok')).toContain(`${lines[0]!.by.name}さんが`)
      }
    }
  })

  it('a request that is sent again changes nothing, nor does one that saw an older state', async () => {
    for (const [name, { from, to }] of movesOf(kind)) {
      const row = await put(kind, from[0]!, { move: name })
      const op = randomUUID()
      await Promise.all([go(kind, row, name, { op }), go(kind, row, name, { op })])
      await go(kind, row, name, { op })
      const now = await read(kind, row.id)
      expect([name, now.state, linesOf(now).length]).toEqual([name, to ?? from[0], 1])
      expect(await logOf(kind, row.id)).toHaveLength(1)
      for (const [next] of movesOf(kind).filter(([, rule]) => rule.from.includes(to ?? from[0]!))) {
        expect([next, await told(go(kind, now, next, { seen: 0 }))]).toEqual([
          next,
          expect.stringMatching(/^(CHANGED_MEANWHILE 田中さんが|UNKNOWN_MOVE|NOT_NOW)/),
        ])
        expect([next, (await read(kind, row.id)).stateSeq]).toEqual([next, 1])
      }
    }
  })

  it('whatever line the process dies at, the move is made whole or not at all, and told once', async () => {
    for (const [name, { from, to }] of movesOf(kind)) {
      await crashAtEveryPoint(3, async (dies) => {
        const row = await put(kind, from[0]!, { move: name })
        await dies((fault) => go(kind, row, name, { by: { ...clerks[0], fault } }))
        await logCases(clerks[0], kind.case)
        const now = await read(kind, row.id)
        const lines = linesOf(now).length
        expect([now.state, now.unlogged, (await logOf(kind, row.id)).length]).toEqual(
          lines === 1 ? [to ?? from[0], false, 1] : [from[0], false, 0],
        )
      })
    }
  })

  it('what is over refuses every move and every form', async () => {
    for (const [state, { final }] of Object.entries(states)) {
      if (!final) continue
      const row = await put(kind, state)
      for (const [name] of movesOf(kind).filter(([, { addendum }]) => !addendum))
        expect(await told(go(kind, row, name))).toMatch(/^(CASE_OVER|UNKNOWN_MOVE)/)
      const admin = await signIn(world.payload, ['city-admin'])
      const response = await admin.patch(`/${kind.case.slug}/${row.id}`, { state: kind.case.start })
      expect([403, 405]).toContain(response.status)
      expect(await read(kind, row.id)).toMatchObject({ state, stateSeq: 0 })
    }
  })

  it('another office neither sees it nor moves it, and is not told that it is there', async () => {
    if (!kind.case.scope) return
    const row = await put(kind, kind.case.start)
    const path = `/ops/cases/${kind.case.slug}`
    expect((await elsewhere.get(`${path}/${row.id}`)).status).toBe(404)
    const list = (await (await elsewhere.get(path)).json()) as { rows: { id: string }[] }
    expect(list.rows.map(({ id }) => id)).not.toContain(row.id)
    for (const [name, { by }] of movesOf(kind)) {
      const { status } = await elsewhere.post(`${path}/${row.id}/${name}`, {
        seen: 0,
        op: newKey(),
      })
      // A role that never makes this move is told so of every record alike.
      expect([name, status]).toEqual([name, can(COLLEAGUE, by) ? 404 : 403])
    }
  })

  it('however two clerks press, the history tells the way to the state', async () => {
    const names = movesOf(kind).map(([name]) => name)
    const presses = fc.array(fc.tuple(fc.nat(1), fc.constantFrom(...names)), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(presses, async (wanted) => {
        const row = await put(kind, kind.case.start)
        // Two at a time, as two people do.
        for (let at = 0; at < wanted.length; at += 2)
          await Promise.all(
            wanted
              .slice(at, at + 2)
              .map(([who, name]) => told(go(kind, row, name, { by: clerks[who] }))),
          )
        const now = await read(kind, row.id)
        let state = kind.case.start as string
        for (const [index, line] of linesOf(now).entries()) {
          expect([line.seq, line.from]).toEqual([index + 1, state])
          expect(kind.case.moves[line.move]?.from).toContain(state)
          state = line.to
        }
        expect([now.state, now.stateSeq ?? 0]).toEqual([state, linesOf(now).length])
        expect(await logOf(kind, row.id)).toHaveLength(linesOf(now).length)
      }),
      { numRuns: effort(24) },
    )
  })

  it('the list shows what waits, and a move takes it away', async () => {
    const row = await put(kind, kind.case.start)
    // What other proofs have left may fill pages before it.
    const listed = async (page = 1): Promise<CaseView | undefined> => {
      const { rows } = await listCases(clerks[0], kind, { page, state: 'waiting' })
      if (rows.length === 0) return undefined
      return rows.find(({ id }) => id === row.id) ?? listed(page + 1)
    }
    expect((await listed())?.moves.length).toBeGreaterThan(0)
    const final = movesOf(kind).find(
      ([, { from, to }]) => from.includes(kind.case.start) && states[to ?? kind.case.start]?.final,
    )
    if (!final) return
    await go(kind, row, final[0])
    expect(await listed()).toBeUndefined()
  })
})

describe('the log of a move', () => {
  const task = () => PRODUCT.cases.find(({ case: { slug } }) => slug === 'card-tasks')!
  type Line = { actorName: string; ip?: string; summary: string; office?: string }
  const log = async (id: string) => (await logOf(task(), id)) as unknown as Line[]

  it('AU-02 (part) names the address of whoever moved it, not of whoever copies the line', async () => {
    const row = await put(task(), 'open')
    await dieAt('case-moved', (fault) =>
      go(task(), row, 'print', { by: { ...clerks[0], ip: '192.0.2.1', fault } }),
    )
    await go(task(), row, 'finish', { by: { ...clerks[1], ip: '192.0.2.2' } })
    const lines = await log(row.id)
    expect(lines.map(({ actorName, ip }) => [actorName, ip]).sort()).toEqual(
      [
        ['田中', '192.0.2.1'],
        ['鈴木', '192.0.2.2'],
      ].sort(),
    )
  })

  it('says which record it was, and holds no note', async () => {
    const row = await put(task(), 'open')
    await moveCase(clerks[0], live(task()), row.id, {
      move: 'finish',
      answers: { note: '本人に電話した' },
      op: randomUUID(),
    })
    const [line] = await log(row.id)
    expect(line).toMatchObject({
      summary: 'カードの対応: 送った（交付通知書の再発行 7000000001）',
      office,
    })
    expect(JSON.stringify(line)).not.toContain('電話')
  })

  it('one record that cannot be copied keeps none of the others waiting', async () => {
    const [broken, whole] = [await put(task(), 'open'), await put(task(), 'open')]
    for (const row of [broken, whole])
      await dieAt('case-moved', (fault) => go(task(), row, 'drop', { by: { ...clerks[0], fault } }))
    let isFirst = true
    const fault = () => {
      if (isFirst) {
        isFirst = false
        throw new Error('cannot be copied')
      }
    }
    await logCases({ ...clerks[0], fault }, task().case)
    const marks = [await read(task(), broken.id), await read(task(), whole.id)]
    // Whichever came first is the one that broke.
    expect(marks.map(({ unlogged }) => unlogged).sort()).toEqual([false, true])
    await logCases(clerks[0], task().case)
    expect(await log(broken.id)).toHaveLength(1)
    expect(await log(whole.id)).toHaveLength(1)
  })
})

describe('many at once', () => {
  it('each counts once, however often it is named', async () => {
    const papers = PRODUCT.cases.find(({ case: { slug } }) => slug === 'card-papers')!
    const rows = [await put(papers, 'kept'), await put(papers, 'kept')]
    const named = [...rows, ...rows].map(({ id }) => ({ id, seen: 0 }))
    expect(
      await moveCases(clerks[0], live(papers), { rows: named, move: 'dispose', op: randomUUID() }),
    ).toEqual({ moved: 2, refused: [] })
  })

  it('a request whose answer was lost is sent again: all are moved, none is refused, each once', async () => {
    const papers = PRODUCT.cases.find(({ case: { slug } }) => slug === 'card-papers')!
    const rows = [await put(papers, 'kept'), await put(papers, 'kept')]
    const wish = {
      rows: rows.map(({ id }) => ({ id, seen: 0 })),
      move: 'dispose',
      op: randomUUID(),
    }
    for (let times = 0; times < 2; times++)
      expect(await moveCases(clerks[0], live(papers), wish)).toEqual({ moved: 2, refused: [] })
    for (const { id } of rows) expect((await read(papers, id)).stateSeq).toBe(1)
  })
})

describe('対応待ち', () => {
  // The other office, where no other proof has left anything.
  const here = () => world.offices[1]!.id
  const waiting = async (staff: Staff) =>
    ((await (await staff.get('/ops/cases/work')).json()) as { kinds: WorkOfKind[] }).kinds.flatMap(
      ({ shape, rows }) => rows.map(({ id }) => `${shape.slug}/${id}`),
    )

  it('shows whose turn it is what waits, of the own offices, and nobody else', async () => {
    const kind = PRODUCT.cases.find(({ case: { slug } }) => slug === 'card-tasks')!
    const row = await put(kind, kind.case.start, { where: here() })
    const name = `${kind.case.slug}/${row.id}`
    const stranger = await signIn(world.payload, ['window-staff'], [office])
    expect(await waiting(elsewhere)).toContain(name)
    expect(await waiting(stranger)).not.toContain(name)
    // Who only looks has no turn; who has no such records sees none.
    for (const role of ['auditor', 'helpdesk'] as const)
      expect(await waiting(await signIn(world.payload, [role]))).not.toContain(name)
    await go(kind, row, 'finish')
    expect(await waiting(elsewhere)).not.toContain(name)
  })

  it('what is only kept until a day is nobody’s work before it', async () => {
    const papers = PRODUCT.cases.find(({ case: { slug } }) => slug === 'card-papers')!
    const [due, kept] = [
      await put(papers, 'kept', { where: here() }),
      await put(papers, 'kept', { where: here() }),
    ]
    await updateCase(
      world.payload,
      'card-papers',
      { id: { equals: kept.id } },
      { keepUntil: '2040-01-01' },
    )
    const field = await signIn(world.payload, ['field-staff'], [here()])
    expect(await waiting(field)).toContain(`card-papers/${due.id}`)
    expect(await waiting(field)).not.toContain(`card-papers/${kept.id}`)
  })
})

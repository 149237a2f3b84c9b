import { describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { checkAnswers } from '@/kit/case/answers'
import { decide, offeredMoves } from '@/kit/case/decide'
import { problemsOf } from '@/kit/case/define'
import { extraOf, extraWith, rulable } from '@/kit/case/rules'
import { changedMeanwhile } from '@/services/cases/move'
import type { Ask, CaseDefinition, CaseRow, Mover } from '@/kit/case/types'

type Row = CaseRow & { reason?: string; kind?: string; on?: string }

const asks = [
  { name: 'note', label: 'メモ' },
  { name: 'reason', label: '理由', required: '理由を入力してください。' },
] as const

const whole: CaseDefinition<Row> = {
  slug: 'card-tasks',
  label: '記録',
  name: ({ id }) => id,
  read: 'cards.read',
  scope: 'office',
  key: 'taskKey',
  start: 'open',
  states: {
    open: { label: '未対応', turn: 'cards.write' },
    asked: { label: '確認中', turn: 'cards.dispose-approve' },
    done: { label: '対応済み', final: true },
  },
  moves: {
    ask: { label: '市に確認する', from: ['open'], to: 'asked', by: 'cards.write' },
    answer: {
      label: '答えた',
      from: ['asked'],
      to: 'open',
      by: 'cards.dispose-approve',
      bar: ({ on }, { today }) => (on && on > today ? `${on} までは答えられません。` : null),
    },
    finish: {
      label: (row) => (row.kind === 'mail' ? '送った' : '対応した'),
      from: ['open'],
      to: 'done',
      by: 'cards.write',
      asks,
      set: ({ reason }) => ({ reason }),
    },
    post: {
      label: '投函した',
      from: ['open'],
      to: 'done',
      by: 'cards.write',
      isFor: ({ kind }) => kind === 'mail',
    },
  },
}

const as = (...roles: string[]): Mover => ({
  actor: { kind: 'staff', id: '1', name: '田中' },
  user: { id: '1', roles, active: true, secondFactor: 'none' } as Mover['user'],
  today: '2026-12-07',
  at: '2026-12-07T01:00:00.000Z',
})
const ward = as('city-staff')
const row = (more: Partial<Row> = {}): Row => ({ id: 'r', state: 'open', stateSeq: 0, ...more })
const refused = (one: Row, move: string, mover = ward, answers = {}) => {
  const decision = decide(whole, one, { move, answers }, mover)
  return 'refused' in decision ? decision.refused : null
}

/** The definition without, or with another, part of it. */
const broken = (part: Partial<CaseDefinition<Row>>) =>
  problemsOf({ ...whole, ...part } as unknown as CaseDefinition)

describe('a definition', () => {
  it('every kind of the product is whole', () => {
    expect(PRODUCT.cases.length).toBeGreaterThan(0)
    for (const { case: kind } of PRODUCT.cases)
      expect([kind.slug, problemsOf(kind)]).toEqual([kind.slug, []])
  })

  it('what nobody would ever move on, or never reach, is named', () => {
    expect(problemsOf(whole as unknown as CaseDefinition)).toEqual([])
    const { answer: _answer, ...noExit } = whole.moves
    expect(broken({ moves: noExit })).toEqual([
      'asked: no move leads out',
      'asked: who has the turn (cards.dispose-approve) has no move',
    ])
    const { ask: _ask, ...noWay } = whole.moves
    expect(broken({ moves: noWay })).toEqual(['asked: no move leads here'])
    expect(broken({ states: { ...whole.states, asked: { label: '確認中' } } })).toEqual([
      "asked: is nobody's turn",
    ])
    expect(
      broken({ states: { ...whole.states, asked: { label: '確認中', final: true } } }),
    ).toEqual(['asked: is final, but answer leaves it'])
    expect(
      broken({
        states: { ...whole.states, open: { label: '未対応', turn: 'cards.dispose-approve' } },
      }),
    ).toEqual(['open: who has the turn (cards.dispose-approve) has no move'])
  })
})

describe('what a city may demand', () => {
  const of = (slug: string) => {
    const found = PRODUCT.cases.find((kind) => kind.case.slug === slug)!
    const { moves, demands } = rulable(found.case, null)
    return [...moves, ...demands].map(({ value }) => value)
  }

  it('is nothing at moves that nobody presses, and no field where something is only read', () => {
    expect(of('inquiries').filter((value) => value.startsWith('finish'))).toEqual([])
    expect(of('device-counts')).toEqual(['finish', 'finish.note'])
    expect(of('training-sessions')).toContain('arrange.trainerName')
  })
})

describe('a decision', () => {
  it('is the same for the button and for the request', () => {
    const waiting = row({ state: 'asked', on: '2026-12-10' })
    expect(offeredMoves(whole, waiting, ward)).toMatchObject([
      { move: 'answer', blocked: '2026-12-10 までは答えられません。' },
    ])
    expect(refused(waiting, 'answer')).toMatchObject({
      code: 'NOT_NOW',
      message: '2026-12-10 までは答えられません。',
    })
    expect(offeredMoves(whole, waiting, as('window-staff'))).toEqual([])
    expect(refused(waiting, 'answer', as('window-staff'))).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('an unknown move, one of another kind and one out of another state are refused in words', () => {
    for (const name of ['nothing', 'constructor', '__proto__', 'toString'])
      expect(refused(row(), name)).toMatchObject({ code: 'UNKNOWN_MOVE' })
    expect(refused(row(), 'post')).toMatchObject({ code: 'UNKNOWN_MOVE' })
    expect(refused(row({ state: 'done' }), 'ask')?.message).toBe('もう「対応済み」です。')
    const history = [
      { seq: 1, at: '2026-12-07T00:15:00.000Z', by: { kind: 'staff', id: '2', name: '鈴木' } },
    ]
    expect(refused(row({ state: 'done', history }), 'ask')?.message).toMatch(
      /^鈴木さんが .*12月7日.*09:15 に「対応済み」にしました。$/,
    )
  })

  it('what somebody wrote beside a record since is not said to have brought it into its state', () => {
    const line = { seq: 1, at: '2026-12-07T00:15:00.000Z', move: 'finish', op: 'a' }
    const history = [
      { ...line, from: 'open', to: 'done', by: { kind: 'staff', id: '2', name: '鈴木' } },
      { ...line, seq: 2, from: 'done', to: 'done', by: { kind: 'staff', id: '3', name: '佐藤' } },
    ]
    expect(refused(row({ state: 'done', history }), 'ask')?.message).toMatch(/^鈴木さんが/)
  })

  it('whoever is too late is told what was done, also where it changed no state', () => {
    const said = (from: string, move: string) =>
      changedMeanwhile(
        whole,
        row({
          state: 'asked',
          history: [
            {
              ...{ seq: 1, at: '2026-12-07T00:15:00.000Z', op: 'a', move, from, to: 'asked' },
              by: { kind: 'staff', id: '2', name: '鈴木' },
            },
          ],
        }),
      ).message
    expect(said('open', 'ask')).toMatch(
      /^鈴木さんが .*09:15 に「市に確認する」をして、「確認中」にしました。/,
    )
    expect(said('asked', 'answer')).toMatch(
      /^鈴木さんが .*09:15 に「答えた」を記録しました（状態は「確認中」のままです）。/,
    )
    expect(said('asked', 'answer')).not.toContain('にしました')
  })

  it('what is missing stands at its field, and nothing that was not asked for is taken', () => {
    expect(refused(row(), 'finish')?.fields).toEqual({ reason: '理由を入力してください。' })
    const answers = { reason: ' 届いた ', note: '電話', state: 'open', id: 'other' }
    expect(decide(whole, row(), { move: 'finish', answers }, ward)).toEqual({
      set: { reason: '届いた' },
      to: 'done',
      note: '電話',
    })
  })
})

describe('a correction', () => {
  const mend = {
    label: '直す',
    from: ['open'],
    to: null,
    by: 'cards.write',
    asks: [
      { name: 'reason', label: '理由' },
      { name: 'kind', label: '種類', options: [{ value: 'mail', label: '郵便' }] },
    ],
    begins: ({ reason, kind }: Row) => ({ reason, kind }),
    set: ({ reason, kind }: Record<string, string>) => ({ reason, kind }),
  } as const
  const mended = { ...whole, moves: { ...whole.moves, mend } }
  const stands = row({ reason: '住所', kind: 'fax' })
  const setOf = (answers: Record<string, string>) => {
    const decision = decide(mended, stands, { move: 'mend', answers }, ward)
    return 'set' in decision ? decision.set : decision.refused
  }

  it('begins with what stands, a choice that is offered no more among it', () => {
    const [reason, kind] = offeredMoves(mended, stands, ward).find(
      (one) => one.move === 'mend',
    )!.asks
    expect([reason?.value, kind?.value, kind?.options?.map(({ value }) => value)]).toEqual([
      '住所',
      'fax',
      ['mail', 'fax'],
    ])
  })

  it('takes away what was emptied and leaves what was not sent', () => {
    expect(setOf({ reason: '' })).toEqual({ reason: '', kind: 'fax' })
    expect(setOf({ kind: 'mail' })).toEqual({ reason: '住所', kind: 'mail' })
  })

  it('is of one record alone', () => {
    expect(broken({ moves: { ...whole.moves, mend: { ...mend, many: true } } })).toEqual([
      'mend: begins with what one record has, but is of many',
    ])
  })
})

describe('answers', () => {
  it('say what to do where something is missing, by what it is and how it is given', () => {
    const needed: Ask[] = [
      { name: 'office', label: '窓口（届け先）', required: true, options: [] },
      { name: 'day', label: '届いた日', kind: 'date', required: true },
      { name: 'code', label: '管理番号', required: '管理番号を読み取ってください。' },
    ]
    expect(checkAnswers(needed, {}).problems).toEqual({
      office: '窓口を選んでください。',
      day: '届いた日を入力してください。',
      code: '管理番号を読み取ってください。',
    })
  })

  const problems = (given: Record<string, string>) =>
    checkAnswers(
      [
        { name: 'text', label: '内容' },
        { name: 'on', label: '日', kind: 'date' },
        { name: 'load', label: '状態', options: [{ value: 'safe', label: '異常なし' }] },
      ],
      given,
    ).problems

  it('hold no individual number, no day that is none, and no choice that was not offered', () => {
    expect(
      problems({ text: '番号は１２３４ ５６７８ ９０１８', on: '2026-02-30', load: 'x' }),
    ).toEqual({
      text: 'マイナンバー（個人番号）は入力できません。番号を消してください。',
      on: '日は 2026-04-01 の形で入力してください。',
      load: '状態を選び直してください。',
    })
    expect(problems({ text: 'あ'.repeat(301) })).toEqual({
      text: '内容は300文字までで入力してください。',
    })
    expect(problems({ on: '2026-12-07', load: 'safe' })).toEqual({})
  })

  it('hold no moment that is none, and nothing ahead of now where it has to have happened', () => {
    const asks: Ask[] = [
      { name: 'at', label: '報告した日時', kind: 'moment', isPast: true },
      { name: 'on', label: '実施日', kind: 'date', isPast: true },
      { name: 'due', label: '期限', kind: 'date' },
    ]
    // 10:15 in Japan.
    const now = '2026-12-07T01:15:00.000Z'
    const of = (given: Record<string, string>) =>
      Object.keys(checkAnswers(asks, given, now).problems)
    expect(of({ at: '2026-02-30T10:00' })).toEqual(['at'])
    expect(of({ at: '2026-12-07T10:15', on: '2026-12-07', due: '2026-12-31' })).toEqual([])
    expect(of({ at: '2026-12-07T10:16', on: '2026-12-08' })).toEqual(['at', 'on'])
  })

  it('take a choice whose id happens to look like an individual number', () => {
    const value = '6a123456789018bcdef01234'
    const ask = { name: 'result', label: '結果', options: [{ value, label: '採用' }] }
    expect(checkAnswers([ask], { result: value }).problems).toEqual({})
  })
})

describe('an added field that is called like what every object has', () => {
  it('has no answer where nobody gave one', () => {
    for (const id of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(extraOf({ extra: {} })[id]).toBeUndefined()
      expect(extraOf(extraWith({}, { [`x_${id}`]: 'あり' }))[id]).toBe('あり')
    }
  })
})

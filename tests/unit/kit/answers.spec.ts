import { describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { checkAnswers } from '@/kit/case/answers'
import { decide } from '@/kit/case/decide'
import type { CaseDefinition, CaseRow } from '@/kit/case/types'

const AT = '2026-12-07T03:00:00.000Z'
const problemOf = (ask: object, answer: string, stands?: Record<string, string>) =>
  checkAnswers([{ name: 'on', label: '日', ...ask }], { on: answer }, AT, stands).problems.on

describe('a day in an answer', () => {
  it('of something done has a sane first one', () => {
    const ask = { kind: 'date', isPast: true } as const
    expect(problemOf(ask, '0001-01-01')).toContain('10年より前')
    expect(problemOf(ask, '2016-01-01')).toContain('10年より前')
    expect(problemOf(ask, '2017-01-01')).toBeUndefined()
    expect(problemOf({ kind: 'moment', isPast: true }, '0001-01-01T10:00')).toContain('10年')
    expect(problemOf({ kind: 'date' }, '1900-01-01')).toContain('30年')
  })

  it('that is agreed upon is not over, unless it stands there already', () => {
    const ask = { kind: 'date', isAhead: true } as const
    expect(problemOf(ask, '2026-12-06')).toContain('これから')
    expect(problemOf(ask, '2026-12-06', { on: '2026-12-06' })).toBeUndefined()
    expect(problemOf(ask, '2026-12-07')).toBeUndefined()
    expect(problemOf({ kind: 'moment', isAhead: true }, '2026-12-07T08:00')).toBeUndefined()
  })
})

const WRONG = ['2026-02-30', '2026-02-30T25:61', 'x', '1e9', '9'.repeat(400)]

describe('an answer of no known form', () => {
  it.each(PRODUCT.cases.map(({ case: kind }) => [kind.slug, kind] as const))(
    'is refused by every move of %s, never an error',
    (_slug, kind) => {
      for (const [move, { asks = [], from }] of Object.entries(kind.moves))
        for (const wrong of WRONG) {
          const row = { id: '1', state: from[0]!, from: '2026-01-01', history: [] }
          const answers = Object.fromEntries(asks.map(({ name }) => [name, wrong]))
          const mover = {
            ...{ actor: { kind: 'job', id: 'job', name: 'x' } as const, user: null },
            ...{ today: '2026-12-07', at: AT },
          }
          expect(() =>
            decide(
              kind as unknown as CaseDefinition<CaseRow>,
              row as unknown as CaseRow,
              { move, answers },
              mover,
            ),
          ).not.toThrow()
        }
    },
  )
})

import { describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { notAhead } from '@/services/demo/not-ahead'

const FORMS = PRODUCT.cases.flatMap((kind) =>
  kind.begin ? [[kind.case.slug, kind.begin.asks] as const] : [],
)

describe('the form with which a record begins', () => {
  it.each(FORMS)('%s: Enter alone registers nothing', (_slug, asks) => {
    if (asks.length > 0) expect(asks.some(({ required, value }) => required && !value)).toBe(true)
  })
})

describe('the demonstration', () => {
  it('has nothing after the moment at which it is loaded', () => {
    const loaded = new Date('2026-12-01T08:05:00+09:00')
    const ctx = { now: () => loaded }
    expect(notAhead(ctx, '2026-12-01', '10:40')).toEqual(loaded)
    expect(notAhead(ctx, '2026-11-30', '10:40')).toEqual(new Date('2026-11-30T10:40:00+09:00'))
  })
})

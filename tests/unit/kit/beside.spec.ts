import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { CollectionSlug, Payload } from 'payload'
import { describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import type { AtOnce } from '@/db/at-once'
import { updateWhere } from '@/db/atomic'
import { updateMany } from '@/db/bulk'
import type { CaseRow, Mover } from '@/kit/case/types'
import { MARKS } from '@/services/cases/beside'

const SRC = path.resolve(import.meta.dirname, '../../../src')

const filesWith = (word: RegExp): string[] =>
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && word.test(readFileSync(path.join(SRC, file), 'utf8')))
    .sort()

describe('what changes in a record of the kit beside its moves', () => {
  it('goes through services/cases: the compiler lets no other write name such a collection', () => {
    const payload = {} as Payload
    const refused = [
      // @ts-expect-error a record of the kit
      () => updateWhere(payload, 'devices', {}, {}),
      // @ts-expect-error a record of the kit
      () => updateMany(payload, 'alerts', { key: 'id', keys: [], where: {} }),
      // @ts-expect-error a record of the kit
      (now: AtOnce) => now.change('devices', {}, {}),
      // @ts-expect-error which collection it is nobody knows
      () => updateWhere(payload, 'cards' as CollectionSlug, {}, {}),
    ]
    expect(refused).toHaveLength(4)
  })

  it('is written by the kit, and by nobody past it', () => {
    expect(filesWith(/\bupdateCase\b/)).toEqual([
      'db/atomic.ts',
      ...['beside', 'due', 'log', 'move'].map((name) => `services/cases/${name}.ts`),
    ])
    // These name a collection as a text: cards and bookings by their revision, and what is encrypted by the
    // value that was read.
    expect(filesWith(/\bupdateEach\b/)).toEqual([
      'db/bulk.ts',
      'services/booking/drain-outbox.ts',
      'services/cards/change-card.ts',
      'services/keys/rekey.ts',
    ])
  })

  it.each(Object.entries(MARKS))(
    'no move of %s hangs on a mark',
    (slug, marks: readonly string[]) => {
      const kind = PRODUCT.cases.find((one) => one.case.slug === slug)!.case
      const reads = new Set<string>()
      const mover = {
        ...{ actor: { kind: 'staff', id: '1', name: '田中' }, today: '2026-12-07' },
        ...{ at: '2026-12-07T01:00:00.000Z', user: null },
      } as Mover
      const row = (state: string) =>
        new Proxy({ id: 'r', state } as CaseRow, {
          get: (known, name) => {
            reads.add(String(name))
            return Reflect.get(known, name) as unknown
          },
        })
      const look = (way: () => unknown) => {
        try {
          way()
        } catch {
          // Moves that reckon with a field that this row has not: they have read it.
        }
      }
      for (const move of Object.values(kind.moves))
        for (const state of move.from) {
          look(() => move.isFor?.(row(state)))
          look(() => move.bar?.(row(state), mover))
          look(() => move.refuse?.({}, row(state), mover))
          look(() => move.set?.({}, mover, row(state)))
        }
      expect(marks.filter((name) => reads.has(name))).toEqual([])
    },
  )
})

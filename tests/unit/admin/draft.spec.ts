import { describe, expect, it } from 'vitest'

import { afterRefusal, type Draft, typing, wishOf } from '@/admin/people/draft'

type Form = { on: string; site: string }
const stood: Form = { on: '2026-12-01', site: '会議室' }
const stands: Form = { on: '2026-12-02', site: '会議室' }

describe('what is typed over what others change', () => {
  it('stays through a refusal, and the rest of the form follows what the other has saved', () => {
    const draft = typing<Form>(null, { site: '研修室' }, 3)
    expect(wishOf(stood, draft)).toEqual({ on: '2026-12-01', site: '研修室' })
    const after = afterRefusal(draft, 'CHANGED_MEANWHILE')
    expect(wishOf(stands, after)).toEqual({ on: '2026-12-02', site: '研修室' })
  })

  it('is sent as of when somebody began to type, until they were told of the change', () => {
    const draft = typing(typing<Form>(null, { site: '研' }, 3), { site: '研修室' }, 4)
    expect(draft.seen).toBe(3)
    expect(afterRefusal(draft, 'INPUT_INVALID')?.seen).toBe(3)
    expect(afterRefusal(draft, 'CHANGED_MEANWHILE')?.seen).toBeNull()
  })

  it('nothing typed is what stands', () => {
    const none: Draft<Form> | null = null
    expect([wishOf(stands, none), afterRefusal(none, 'CHANGED_MEANWHILE')]).toEqual([stands, null])
  })
})

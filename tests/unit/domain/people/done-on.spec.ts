import { describe, expect, it } from 'vitest'

import { DONE_ON, withoutAhead } from '@/domain/people/requirement'

describe('evidence of a person', () => {
  it('does not count where it is dated in the future', () => {
    for (const name of Object.keys(DONE_ON)) {
      expect(withoutAhead({ [name]: '9999-12-31' }, '2026-12-07')).toEqual({ [name]: null })
      expect(withoutAhead({ [name]: '2026-12-07' }, '2026-12-07')).toEqual({ [name]: '2026-12-07' })
    }
  })
})

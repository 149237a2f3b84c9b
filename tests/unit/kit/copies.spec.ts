import { expect, it } from 'vitest'

import { checkbox } from '@/fields/basic'

it('a copy of a record begins inactive', () => {
  const [hook] = checkbox('active', '使用中', { defaultValue: true }).hooks!.beforeDuplicate!
  expect(hook!({ value: true } as never)).toBe(false)
  expect(checkbox('webOpen', 'Web').hooks).toBeUndefined()
})

import type { RootContent } from 'mdast'
import { expect, it } from 'vitest'

import { partsIn } from '@/services/knowledge/word-file'

import { cpuCostOf } from '../../helpers/cpu-cost'

const paragraphs = (count: number): RootContent[] =>
  Array.from({ length: count }, () => ({
    type: 'paragraph',
    children: [{ type: 'text', value: 'あ' }],
  }))

it('a Word file of very many paragraphs is put into its parts in time that grows with them', () => {
  const [once, much] = [4_000, 32_000].map((count) => {
    const blocks = paragraphs(count)
    return cpuCostOf(() => partsIn(blocks, true))
  }) as [number, number]
  // Eight times the length; the square would be sixty-four times as dear.
  expect(much).toBeLessThan(once * 32)
})

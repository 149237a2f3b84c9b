import { createHash } from 'node:crypto'

import { type Content, contentOf, PARTS, type StoredContent } from '@/domain/knowledge/content'

const NAMES = Object.keys(PARTS) as (keyof Content)[]

/** The same words have the same hash: an approval is bound to it. */
export const hashOf = (row: StoredContent & { language?: string | null }): string => {
  const content = contentOf(row)
  const words = [row.language ?? '', ...NAMES.map((name) => content[name])]
  return createHash('sha256').update(JSON.stringify(words)).digest('hex')
}

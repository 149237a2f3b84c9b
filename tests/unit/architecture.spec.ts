import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { importCircles, readImportGraph } from '../helpers/import-graph'

const ROOT = path.resolve(import.meta.dirname, '../..')

describe('the import graph', () => {
  const graph = readImportGraph(path.join(ROOT, 'src'))

  it('is read from the whole of src', () => {
    expect(graph.size).toBeGreaterThan(1000)
    expect(graph.get('endpoints/index.ts')?.length).toBeGreaterThan(10)
  })

  it('has no circle, of types neither', () => {
    expect(importCircles(graph)).toEqual([])
  })

  it('shows a circle where there is one', () => {
    const fixture = readImportGraph(path.join(ROOT, 'tests/fixtures/import-circle'))
    expect(importCircles(fixture)).toEqual([['a.ts', 'b/index.ts', 'c.tsx'], ['self.ts']])
  })
})

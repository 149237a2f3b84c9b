import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import {
  buildMatrix,
  countByStatus,
  missingFiles,
  renderMarkdown,
  tagsOf,
  unknownTags,
  unprovenRows,
  withdraw,
  type Matrix,
  type Outcome,
  type Requirement,
} from '../../scripts/lib/requirements-core.mjs'
import { pathInRepository } from '../../scripts/lib/reports.mjs'
import { testTitles, titlesIn } from '../../scripts/lib/test-titles.mjs'

// Made-up areas, so that the titles of this file can never mark a real row as met.
const row = (id: string, text = 'A rule'): Requirement => ({
  id,
  area: id.slice(0, 2),
  areaTitle: 'Example',
  source: 'City 1(1)',
  kind: 'M',
  text,
  users: 'ADM',
  verify: 'Look',
})
const run = (title: string, outcome: Outcome = 'passed', file = 'tests/unit/a.spec.ts') => ({
  file,
  title,
  outcome,
})
const catalogue = [row('ZY-01'), row('ZX-02', 'A | B'), row('ZX-01')]
const statusOf = (tests: ReturnType<typeof run>[]) => buildMatrix(catalogue, tests)['ZX-01']?.status

describe('tags of a title', () => {
  it('finds several, each whole or in part', () => {
    expect(tagsOf('ZX-01 ZX-02 (part) ZY-01(part): seats')).toEqual([
      { id: 'ZX-01', part: false },
      { id: 'ZX-02', part: true },
      { id: 'ZY-01', part: true },
    ])
  })

  it('takes no look-alikes', () => {
    expect(tagsOf('UTF-16, ISO-8859, ZX-1, ZX-001, zx-01, AZX-01')).toEqual([])
  })
})

describe('status of a row', () => {
  const whole = run('ZX-01 holds')
  const part = run('ZX-01 (part) holds')

  it.each<[string, ReturnType<typeof run>[], string]>([
    ['no test', [], 'open'],
    ['a passing test', [whole], 'met'],
    ['a part only', [part], 'part'],
    ['whole and part', [part, whole], 'met'],
    ['a skipped test', [run('ZX-01 holds', 'skipped')], 'open'],
    ['passing here, failing there', [whole, run('ZX-01 holds', 'failed')], 'open'],
    ['whole passes, part fails', [whole, run('ZX-01 (part) holds', 'failed')], 'open'],
    ['passing here, skipped there', [whole, run('ZX-01 holds', 'skipped')], 'met'],
    ['another row', [run('ZX-02 holds')], 'open'],
  ])('%s', (_name, tests, expected) => {
    expect(statusOf(tests)).toBe(expected)
  })

  it('is sorted and names each test once, however often it ran', () => {
    const matrix = buildMatrix(catalogue, [
      run('ZX-01 b', 'passed', 'tests/b.spec.ts'),
      run('ZX-01 a'),
      run('ZX-01 a'),
    ])
    expect(Object.keys(matrix)).toEqual(['ZX-01', 'ZX-02', 'ZY-01'])
    expect(matrix['ZX-01']?.tests).toEqual([
      'tests/b.spec.ts › ZX-01 b',
      'tests/unit/a.spec.ts › ZX-01 a',
    ])
  })
})

it('reports a tag that no row carries, but not a foreign word', () => {
  expect(unknownTags(catalogue, [run('ZX-99 x'), run('CP-93 y'), run('ZX-01 z')])).toEqual([
    'ZX-99',
  ])
})

describe('titles as they stand in the sources', () => {
  it('are read of every kind of test, and of nothing else', () => {
    const source = `
      describe('ZX-01 no test', () => {
        it('ZX-01 one', () => {})
        it.each([1])('ZX-02 (part) with %s', () => {})
        test.skip(\`ZY-01 on \${engine}\`, { timeout: 1 }, async () => {})
        expect(it).toBe('ZX-03')
      })`
    expect(titlesIn('a.spec.ts', source)).toEqual([
      'ZX-01 one',
      'ZX-02 (part) with %s',
      'ZY-01 on …',
    ])
  })

  it('a row that is said to be met and has only parts left, or nothing, is found', () => {
    const matrix = buildMatrix(catalogue, [run('ZX-01 a'), run('ZX-02 b'), run('ZY-01 (part) c')])
    expect(unprovenRows(matrix, [run('ZX-01 (part) a'), run('ZX-02 (part) b, ZX-02 d')])).toEqual([
      'ZX-01',
    ])
  })

  it('such a row is taken back to what is left of it, and nothing is raised', () => {
    const all = [run('ZX-01 a'), run('ZX-02 b'), run('ZY-01 (part) c')]
    const lowered = withdraw(buildMatrix(catalogue, all), [run('ZX-01 (part) a'), run('ZY-01 c')])
    expect(Object.values(lowered).map(({ status }) => status)).toEqual(['part', 'open', 'part'])
  })
})

describe('the requirements of this project', () => {
  const read = (path: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8'))
  const titles = testTitles()

  it('no title names a row that there is not', () => {
    expect(unknownTags(read('requirements/catalogue.json') as Requirement[], titles)).toEqual([])
  })

  it('the committed matrix names no file that is not there', () => {
    const files = titles.map(({ file }) => file)
    expect(missingFiles(read('requirements.json') as Matrix, files)).toEqual([])
    const matrix = buildMatrix(catalogue, [run('ZX-01 a', 'passed', '../elsewhere/a.spec.ts')])
    expect(missingFiles(matrix, files)).toEqual(['../elsewhere/a.spec.ts'])
  })

  it.each(['/home/ci/tests/copy/', '/elsewhere/', new URL('../../', import.meta.url).pathname])(
    'a report of the copy in %s names files as the repository does',
    (copy) => {
      const path = 'tests/unit/requirements-matrix.spec.ts'
      expect(pathInRepository(copy + path)).toBe(path)
      expect(pathInRepository(`${copy}tests/unit/gone.spec.ts`)).not.toBe(path)
    },
  )

  it('every row that the committed matrix says is met has a test of the whole row', () => {
    expect(unprovenRows(read('requirements.json') as Matrix, titles)).toEqual([])
  })
})

describe('the page', () => {
  const matrix = buildMatrix(catalogue, [run('ZX-01 holds'), run('ZX-02 (part) holds')])

  it('counts by status', () => {
    expect(countByStatus(matrix, catalogue)).toEqual({ met: 1, part: 1, open: 1 })
  })

  it('shows every row, and a note only where something is left', () => {
    const page = renderMarkdown(catalogue, matrix, { 'ZX-01': 'old note', 'ZX-02': 'rest later' })
    expect(page).toContain('| ZX-01 | ✅ 充足 met |')
    expect(page).toContain('| ZX-02 | ◐ 一部 part | A \\| B |')
    expect(page).toContain('| ZY-01 | ・ 未 open |')
    expect(page).toContain('rest later')
    expect(page).not.toContain('old note')
    expect(page).toContain('| **計 / Total** | 3 | 1 | 1 | 1 |')
  })

  it('is the same whatever the order of the reports', () => {
    const tests = [run('ZX-01 a'), run('ZX-01 b'), run('ZY-01 c', 'failed')]
    const pageOf = (list: typeof tests) => renderMarkdown(catalogue, buildMatrix(catalogue, list))
    expect(pageOf([...tests].reverse())).toBe(pageOf(tests))
  })
})

import { readFileSync } from 'node:fs'
import path from 'node:path'

import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

import { importCircles, readImportGraph } from '../helpers/import-graph'

const ROOT = path.resolve(import.meta.dirname, '../..')

describe('the import graph', () => {
  const graph = readImportGraph(path.join(ROOT, 'src'))

  it('is read from the whole of src', () => {
    expect(graph.size).toBeGreaterThan(1000)
    expect(graph.get('areas/index.ts')?.length).toBeGreaterThan(10)
  })

  it('has no circle, of types neither', () => {
    expect(importCircles(graph)).toEqual([])
  })

  it('shows a circle where there is one', () => {
    const fixture = readImportGraph(path.join(ROOT, 'tests/fixtures/import-circle'))
    expect(importCircles(fixture)).toEqual([['a.ts', 'b/index.ts', 'c.tsx'], ['self.ts']])
  })
})

describe('what stands inside the panel’s own form of a record', () => {
  const graph = readImportGraph(path.join(ROOT, 'src'))
  const read = (file: string) => readFileSync(path.join(ROOT, 'src', file), 'utf8')

  /** Files of components that collections and globals name, with all that they are made of. */
  const inside = (): Set<string> => {
    const named = [...graph.keys()]
      .filter((file) => /^(collections|fields|globals)\//.test(file))
      .flatMap((file) => [...read(file).matchAll(/'@\/(admin\/[\w/-]+)#\w+'/g)])
      .map(([, name]) => `${name}.tsx`)
    const seen = new Set<string>()
    for (let next = named; next.length > 0;)
      next = next.flatMap((file) => {
        if (seen.has(file)) return []
        seen.add(file)
        return (graph.get(file) ?? []).filter((one) => one.startsWith('admin/'))
      })
    return seen
  }

  it('asks through OwnForm: a browser lets React hear of no other form there', () => {
    const files = [...inside()]
    expect(files).toContain('admin/kit/MoveDialog.tsx')
    const own = files.filter((file) => file.endsWith('.tsx') && read(file).includes('<form'))
    expect(own).toEqual(['admin/frame/OwnForm.tsx'])
  })
})

describe('a record that the product moves by itself', () => {
  /** Work that nobody presses, and work of which the record is only a consequence. */
  const ALLOWED = [
    'services/alarms/acknowledge.ts',
    'services/alarms/alerts/raise.ts',
    'services/alarms/health/checks.ts',
    'services/alarms/health/outage.ts',
    'services/alarms/incidents/sweep.ts',
    'services/alarms/plan.ts',
    'services/alarms/registers/ticks.ts',
    'services/contact/inquiries/write.ts',
    'services/people/absences/settle.ts',
    'services/people/assignments/end-passed.ts',
    'services/transport/settle.ts',
  ]
  const read = (file: string) => readFileSync(path.join(ROOT, 'src', file), 'utf8')
  const withCall = (call: RegExp) =>
    [...readImportGraph(path.join(ROOT, 'src')).keys()]
      .filter((file) => !file.startsWith('services/demo/') && call.test(read(file)))
      .filter((file) => file !== 'services/cases/move.ts')
      .sort()

  it('goes past the rules of the city in these files alone; what people press goes by them', () => {
    expect(withCall(/\bmoveByProduct\b/)).toEqual(ALLOWED)
  })

  it('is written by the kit alone, and by the form of a text', () => {
    expect(withCall(/\bwriteMove\b/)).toEqual(['services/knowledge/edit.ts'])
  })

  it('is given no user less by whoever has one', () => {
    expect(withCall(/moveCases?\([^;]*user: null/)).toEqual([])
  })
})

const RULES = ['no-restricted-imports', 'ours/engine', 'ours/browser']

describe('the lint rules of the layers', () => {
  const lint = new ESLint({ cwd: ROOT })
  /** The rules that a line breaks if it stood in that file of src. */
  const broken = async (file: string, line: string) => {
    const [result] = await lint.lintText(`${line}\n`, { filePath: path.join(ROOT, 'src', file) })
    return result?.messages.map(({ ruleId }) => ruleId).filter((rule) => RULES.includes(rule ?? ''))
  }

  it.each([
    ['admin/desk/new.ts', "export * from '@/public-site/site'"],
    ['endpoints/ops/new.ts', "import '../../hooks/base-url'"],
    ['public-site/new.ts', "import '@/endpoints/problem'"],
    ['jobs/new.ts', "import '@/collections'"],
    ['hooks/new.ts', "import '@/collections/define'"],
    ['services/cards/new.ts', "import '@/jobs/runs'"],
    ['services/cards/new.ts', "import '@/public-site/site'"],
    ['messages/new.ts', "import '@/services/context'"],
    ['fields/new.ts', "import '@/services/context'"],
    ['db/new.ts', "import '@/public-site/site'"],
    ['domain/new.ts', "import '@/lib/errors'"],
    ['endpoints/new.ts', "import { PRODUCT } from '@/areas'"],
    ['services/cards/new.ts', "import { PRODUCT } from '@/areas'"],
    ['access/new.ts', "import { PRODUCT } from '@/areas'"],
    ['admin/new.ts', "import { cards } from '@/areas/cards'"],
    ['areas/new.ts', "import '@/admin/nav/menu'"],
  ])('%s may not say %s', async (file, line) => {
    expect(await broken(file, line)).toEqual(['no-restricted-imports'])
  })

  it.each([
    'export const count = (ctx: Context) => ctx.payload.db.count({})',
    "export const raw = payload['db']",
    'export const { db } = payload',
    'export const id = isMongo() ? 1 : 2',
  ])('only src/db may say %s', async (line) => {
    expect(await broken('services/cards/new.ts', line)).toEqual(['ours/engine'])
    expect(await broken('db/new.ts', line)).toEqual([])
  })

  it.each([
    ['collections/new.ts', "import '@/hooks/base-url'"],
    ['globals/new.ts', "import '@/collections/define'"],
    ['app/(site)/new.ts', "import '@/public-site/handle'"],
    ['admin/new.ts', "import '@/services/context'"],
    ['admin/new.ts', "import { PRODUCT } from '@/areas'"],
    ['areas/new.ts', "import '@/collections/define'"],
    ['areas/new.ts', "import './page'"],
  ])('%s may say %s', async (file, line) => {
    expect(await broken(file, line)).toEqual([])
  })

  it('in the browser nobody asks a table that is on the server', async () => {
    const line = "import { can } from '@/access/capabilities'"
    expect(await broken('admin/new.tsx', `'use client'\n${line}`)).toEqual(['ours/browser'])
    expect(await broken('admin/new.tsx', line)).toEqual([])
  })
})

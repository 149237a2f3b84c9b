import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import type { CollectionConfig, TextField } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { can, grant } from '@/access/capabilities'
import type { Role } from '@/access/roles'
import { adminConfig } from '@/admin/config'
import { menuFor } from '@/admin/nav/menu'
import { shortcutsFor, tasksFor } from '@/admin/start/tasks'
import { AREAS, compose, PRODUCT, type Product } from '@/areas'
import { auditConfigChange } from '@/hooks/audit-config'

import { lostProperty } from '../fixtures/areas/lost-property'
import { readImportGraph } from '../helpers/import-graph'

const person = (role: Role) => ({ id: '1', roles: [role], active: true })
const supervisor = person('supervisor')

describe('an area of one file and one import', () => {
  const product = compose([...AREAS, lostProperty])
  const collection = (slug: string) => product.collections.find((one) => one.slug === slug)
  const words = (slug: string, field: string) => {
    const { admin } = fieldOf(collection(slug)!, field)
    const Cell = admin?.components?.Cell as { clientProps: { words: Record<string, string> } }
    return Cell.clientProps.words
  }

  beforeAll(() => grant(product.capabilities))
  afterAll(() => grant(PRODUCT.capabilities))

  it('says who may do what', () => {
    expect(can(supervisor, 'lost.write')).toBe(true)
    expect(can(person('operator'), 'lost.read')).toBe(false)
    expect(can(supervisor, 'cards.write')).toBe(true)
  })

  it('has its records, those that people decide about with the log of their changes', () => {
    expect(collection('lost-items')?.labels?.plural).toBe('遺失物')
    expect(collection('lost-items')?.hooks?.afterChange ?? []).not.toContain(auditConfigChange)
    expect(collection('lost-places')?.hooks?.afterChange).toContain(auditConfigChange)
  })

  it('is answered for by the kit: its acts, its screen, and a turn for whoever has the next move', () => {
    const acts = product.endpoints.map(({ method, path: address }) => `${method} ${address}`)
    expect(acts).toEqual(
      expect.arrayContaining([
        'get /ops/lost-property/count',
        'get /ops/cases/lost-items',
        'post /ops/cases/lost-items/:id/give',
      ]),
    )
    const addresses = Object.values(adminConfig('', product)?.components?.views ?? {}).map(
      (view) => (view as { path?: string }).path,
    )
    expect(addresses).toContain('/lost-items')
    expect(product.above['lost-items']).toBe('@/admin/lost/Register#Register')
  })

  it('has its screens, those of the menu before those that are reached from them', () => {
    const addresses = Object.values(adminConfig('', product)?.components?.views ?? {}).map(
      (view) => (view as { path?: string }).path,
    )
    const [search, one] = ['/lost-search', '/lost-search/:id'].map((a) => addresses.indexOf(a))
    expect(search).toBeGreaterThan(-1)
    expect(one).toBeGreaterThan(search!)
  })

  it('stands in the menu where it says, and on the start page', () => {
    const groups = menuFor(supervisor, product)
    const at = groups.findIndex(({ label }) => label === '遺失物')
    expect(groups.slice(at - 1, at + 2).map(({ label }) => label)).toEqual([
      '移送',
      '遺失物',
      '記録',
    ])
    expect(groups[at]?.items.map(({ href }) => href)).toEqual([
      '/admin/lost-items',
      '/admin/lost-search',
    ])
    expect(menuFor(person('operator'), product).map(({ label }) => label)).not.toContain('遺失物')
    expect(tasksFor(supervisor, product)[0]).toMatchObject({
      href: '/admin/lost-search',
      what: '問い合わせに答える',
    })
    expect(shortcutsFor(supervisor, product)[0]?.label).toBe('遺失物を届ける')
    const keys = product.tiles.map(({ key }) => key)
    expect(keys.slice(keys.indexOf('lost') - 1, keys.indexOf('lost') + 2)).toEqual([
      'card-tasks',
      'lost',
      'card-overdue',
    ])
  })

  it('has its task run, under its name, before what runs once a night', () => {
    const names = product.tasks.map(({ name }) => name)
    expect(names).toContain('lost-property')
    expect(names.indexOf('lost-property')).toBeLessThan(names.indexOf('generate-slots'))
    expect(words('job-runs', 'task')['lost-property']).toBe('遺失物の保管期限の確認')
    expect(words('check-results', 'name')['lost-property']).toBe('遺失物の数')
  })

  it('has its kind in the operation log', () => {
    const kinds = Object.keys(product.logKinds)
    expect(kinds.indexOf('lost')).toBe(kinds.indexOf('cases') + 1)
  })

  it('takes nothing from the others', () => {
    const namesOf = ({ collections, tasks, endpoints }: Product) => [
      ...collections.map(({ slug }) => slug),
      ...tasks.map(({ name }) => name),
      ...endpoints.map(({ method, path: address }) => `${method} ${address}`),
    ]
    expect(namesOf(product)).toEqual(expect.arrayContaining(namesOf(PRODUCT)))
  })

  it('is refused where it brings what another area has', () => {
    expect(() => compose([...AREAS, lostProperty, lostProperty])).toThrow('comes from two areas')
    const thief = { name: 'thief', capabilities: { 'cards.read': ['operator'] } } as const
    expect(() => compose([...AREAS, thief])).toThrow('Capability cards.read')
  })
})

describe('the areas of the product', () => {
  const SRC = path.resolve(import.meta.dirname, '../../src')
  const OWN = ['area', 'compose', 'index', 'page']
  const graph = readImportGraph(SRC)
  const names = readdirSync(path.join(SRC, 'areas'))
    .map((file) => path.basename(file, '.ts'))
    .filter((name) => !OWN.includes(name))
  const importersOf = (file: string) =>
    [...graph].filter(([, imports]) => imports.includes(file)).map(([from]) => from)

  it('are the files of their folder, each taken in by one import', () => {
    expect(AREAS.map(({ name }) => name).sort()).toEqual(names.sort())
    for (const name of names) expect(importersOf(`areas/${name}.ts`)).toEqual(['areas/index.ts'])
  })

  it('are the only ones to name their parts: no registry lists what an area brings along', () => {
    // A kind of record is also what its own services and screens are about.
    const part = /^(collections|endpoints|globals|jobs|services\/(dashboard|demo|presets))\//
    const named = names.flatMap((name) =>
      (graph.get(`areas/${name}.ts`) ?? [])
        .filter((file) => part.test(file))
        .map((file) => [file, importersOf(file).filter((from) => !from.startsWith('areas/'))]),
    )
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter(([, elsewhere]) => elsewhere?.length)).toEqual([])
  })
})

function fieldOf({ fields }: CollectionConfig, name: string): TextField {
  const all = fields.flatMap((field) => (field.type === 'row' ? field.fields : [field]))
  return all.find((field) => 'name' in field && field.name === name) as TextField
}

describe('a screen', () => {
  const root = path.resolve(import.meta.dirname, '../../src')
  const files = readdirSync(path.join(root, 'admin'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('View.tsx'))
  const own = files.flatMap((file) => {
    const text = readFileSync(path.join(root, 'admin', file), 'utf8')
    const [, address] = /screenPage\(\s*props,\s*\{\s*path: '([^']+)'/.exec(text) ?? []
    return address ? [[address, `@/admin/${file.replace(/\.tsx$/, '')}`] as const] : []
  })

  it('is named by the manifest that says what it is called and who may open it', () => {
    expect(own.length).toBeGreaterThan(30)
    for (const [address, view] of own)
      expect([address, PRODUCT.pages.get(`/admin${address}`)?.view?.split('#')[0]]).toEqual([
        address,
        view,
      ])
  })
})

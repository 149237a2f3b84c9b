/** @exhaustive: with all others, not every day. */
import type { CollectionSlug, FlattenedField } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, insertRow, newRowId } from '@/db/atomic'
import { encryptField } from '@/lib/crypto/field'
import { PLACES } from '@/lib/crypto/places'

import { type DeskWorld, openDeskWorld } from '../../helpers/desk-world'
import { signIn, type Staff } from '../../helpers/staff'

import {
  CLOSED,
  COMPUTED,
  EVERYBODY,
  NARROW,
  OWN_ONLY,
  PERSONAL,
  RECORDS,
  ROLE_OF,
  type Short,
} from './table'

let world: DeskWorld
let staff: Record<Short, Staff>
const ids: Record<string, string> = {}

beforeAll(async () => {
  world = await openDeskWorld()
  const office = [world.offices[0]!.id]
  const signed = EVERYBODY.map(
    async (role) => [role, await signIn(world.payload, [ROLE_OF[role]], office)] as const,
  )
  staff = Object.fromEntries(await Promise.all(signed)) as typeof staff
  for (const slug of READABLE) ids[slug] = await addMarked(slug)
})
afterAll(() => world.close())

const READABLE = Object.keys(RECORDS).filter((slug) => RECORDS[slug]!.read.length > 0)
const sealedIn = (slug: string): readonly string[] => PLACES[slug as keyof typeof PLACES] ?? []
const fieldsOf = (slug: string): FlattenedField[] =>
  world.payload.collections[slug as CollectionSlug].config.flattenedFields

/** A value that nothing else has: wherever it turns up, its field is told. */
const mark = (slug: string, field: string) => `zq-${slug}-${field}-qz`
const MARK = /zq-([a-z-]+)-([A-Za-z0-9.]+)-qz/g

/** Fields whose value can be told in an answer. */
const isMarked = ({ type }: FlattenedField) => ['text', 'textarea', 'json'].includes(type)

/** A row with its own mark in every field that takes one, past all rules of forms. */
async function addMarked(slug: string): Promise<string> {
  const id = newRowId()
  const row: Record<string, unknown> = { id }
  for (const field of fieldsOf(slug)) {
    if (['id', 'createdAt', 'updatedAt'].includes(field.name)) continue
    const value = await valueFor(slug, field, id)
    if (value !== undefined) row[field.name] = value
  }
  await insertRow(world.payload, slug as CollectionSlug, row)
  return id
}

async function valueFor(slug: string, field: FlattenedField, id: string): Promise<unknown> {
  const { name, type } = field
  const text = mark(slug, name)
  if (sealedIn(slug).includes(name)) {
    const place = { collection: slug as keyof typeof PLACES, field: name, row: id }
    // A mail shows its outline to some; the mark stands before the @.
    return encryptField(PERSONAL[`${slug}.${name}`] ? `${text}@example.jp` : text, place)
  }
  if (type === 'text' || type === 'textarea')
    return 'hasMany' in field && field.hasMany ? [text] : text
  if (type === 'json') return [{ text }]
  if (type === 'number') return 7
  if (type === 'checkbox') return true
  if (type === 'date') return '2026-12-07T00:00:00.000Z'
  if (type === 'select') {
    const [first] = field.options
    const value = typeof first === 'string' ? first : first?.value
    return field.hasMany ? [value] : value
  }
  if (type === 'relationship' && typeof field.relationTo === 'string') {
    const target = field.relationTo
    const office = world.offices[0]!.id
    const other =
      target === 'offices'
        ? { id: office }
        : await findRow<{ id: string }>(world.payload, target, {})
    const found =
      other?.id ?? (field.required ? (ids[target] ??= await addMarked(target)) : undefined)
    return found === undefined ? undefined : field.hasMany ? [found] : found
  }
  return undefined
}

/** Which fields' marks stand in what this person gets of a record, however it is asked for; null: not theirs. */
async function toldTo(one: Staff, slug: string): Promise<Set<string> | null> {
  const told = new Set<string>()
  const id = ids[slug]!
  for (const path of [
    `/${slug}/${id}?depth=0`,
    `/${slug}/${id}?depth=2`,
    `/${slug}?where[id][equals]=${id}&depth=2`,
  ]) {
    const answer = await one.get(path)
    if (answer.status === 404) return null
    const text = await answer.text()
    expect([path, answer.status, text.includes('enc2:')]).toEqual([path, 200, false])
    for (const [, owner, field] of text.matchAll(MARK)) told.add(`${owner}.${field}`)
  }
  return told
}

describe('role and field', () => {
  it('AC-11 every role gets of each record the fields of the table, and of a person none in full', async () => {
    const closed = new Set(
      Object.entries(CLOSED).flatMap(([slug, names]) =>
        names.split(' ').map((name) => `${slug}.${name}`),
      ),
    )
    const sealed = new Set(
      Object.entries(PLACES).flatMap(([slug, names]) => names.map((name) => `${slug}.${name}`)),
    )
    const wrong: unknown[] = []
    for (const slug of READABLE) {
      const open = fieldsOf(slug)
        .filter(isMarked)
        .map(({ name }) => `${slug}.${name}`)
        .filter((field) => !closed.has(field) && !sealed.has(field) && !COMPUTED.includes(field))
      for (const role of RECORDS[slug]!.read) {
        const told = await toldTo(staff[role], slug)
        if ((told === null) !== (OWN_ONLY[slug]?.includes(role) ?? false))
          wrong.push([role, told ? 'gets' : 'lacks', `${slug} of others`])
        if (!told) continue
        for (const field of told)
          if (closed.has(field) || sealed.has(field)) wrong.push([role, 'gets', field])
        for (const field of open) {
          const isTold = told.has(field)
          const mayHave = NARROW[field]?.includes(role) ?? true
          if (isTold !== mayHave) wrong.push([role, isTold ? 'gets' : 'lacks', field])
        }
      }
    }
    expect(wrong).toEqual([])
  })
})

import type { CollectionSlug, Payload } from 'payload'

import { findRows } from '@/db/atomic'
import { openField } from '@/lib/crypto/field'
import { PLACES } from '@/lib/crypto/places'

type Row = Record<string, unknown> & { id: string }

/** Whatever a value holds, as one text. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

/** Every value of a row, with what is encrypted opened. */
function valuesOf(collection: string, row: Row): [string, string][] {
  const sealed: readonly string[] = PLACES[collection as keyof typeof PLACES] ?? []
  return Object.entries(row).map(([field, value]) => {
    const place = { collection: collection as keyof typeof PLACES, field, row: String(row.id) }
    const isSealed = sealed.includes(field) && typeof value === 'string' && value !== ''
    return [field, isSealed ? textOf(openField(value, place)) : textOf(value)]
  })
}

/** `collection.field` → every value that stands there, in every collection, in the clear. */
export async function storedValues(payload: Payload): Promise<Map<string, string[]>> {
  const stored = new Map<string, string[]>()
  for (const { slug } of payload.config.collections) {
    for (const row of await findRows<Row>(payload, slug as CollectionSlug, {})) {
      for (const [field, value] of valuesOf(slug, row)) {
        const name = `${slug}.${field}`
        stored.set(name, [...(stored.get(name) ?? []), value])
      }
    }
  }
  return stored
}

/** Where a text of this pattern stands: names of fields, sorted. */
export const placesWith = (stored: Map<string, string[]>, pattern: RegExp): string[] =>
  [...stored]
    .filter(([, values]) => values.some((value) => pattern.test(value)))
    .map(([name]) => name)
    .sort()

/** Collects what the process logs from here on, through the logger and the console. */
export function listenToLog(payload: Payload): () => string {
  const lines: string[] = []
  const listen = (target: object, words: string[]) => {
    for (const word of words) {
      const own = target as Record<string, (...args: unknown[]) => unknown>
      const former = own[word]!.bind(target)
      own[word] = (...args) => {
        for (const arg of args) lines.push(arg instanceof Error ? `${arg.stack}` : deepText(arg))
        return former(...args)
      }
    }
  }
  listen(payload.logger, ['trace', 'debug', 'info', 'warn', 'error', 'fatal'])
  listen(console, ['debug', 'log', 'info', 'warn', 'error'])
  return () => lines.join('\n')
}

/** Errors inside an object with their messages and stacks, which JSON leaves out. */
function deepText(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      inner instanceof Error ? { ...inner, message: inner.message, stack: inner.stack } : inner,
    ) ?? ''
  )
}

import { attribute, readXml } from '../xlsx-read/xml'

/** An element of a part, with what stands in it; prefixes are passed over. */
export type Part = { name: string; attributes: string; children: Part[]; text: string }

/** A manual of a thousand pages has some two hundred thousand. */
const MOST_ELEMENTS = 500_000
/** Elements within elements: a table in a cell of a table has some ten. */
const DEEPEST = 200

/** Too many elements to be kept in memory, or too deep within each other. */
export class TooManyParts extends Error {}

/**
 * The outermost elements of these names, one after the other, so that a long file stays in pieces.
 * @throws TooManyParts
 */
export async function* partsIn(
  bytes: AsyncIterable<Buffer>,
  names: readonly string[],
): AsyncGenerator<Part> {
  const open: Part[] = []
  let count = 0
  for await (const events of readXml(bytes)) {
    for (const event of events) {
      const within = open.at(-1)
      if (event.kind === 'text') {
        if (within) within.text += event.text
        continue
      }
      if (event.kind === 'open') {
        if (!within && !names.includes(event.name)) continue
        if (++count > MOST_ELEMENTS || open.length >= DEEPEST) throw new TooManyParts()
        const part = { name: event.name, attributes: event.attributes, children: [], text: '' }
        within?.children.push(part)
        if (!event.isEmpty) open.push(part)
        else if (!within) yield part
        continue
      }
      if (within?.name !== event.name) continue
      open.pop()
      if (open.length === 0) yield within
    }
  }
}

/** An attribute of an element, under whichever prefix. */
export const attributeOf = (part: Part | undefined, name: string): string =>
  part ? attribute(part.attributes, `(?:\\w+:)?${name}`) : ''

/** The element at the end of these names, each a child of the one before. */
export const partAt = (part: Part | undefined, ...names: string[]): Part | undefined =>
  names.reduce<Part | undefined>(
    (at, name) => at?.children.find((child) => child.name === name),
    part,
  )

/** The value of an element, as Word says it (`w:val`). */
export const valueAt = (part: Part | undefined, ...names: string[]): string =>
  attributeOf(partAt(part, ...names), 'val')

/** Is something switched on (true), off again (false), or not said (undefined)? */
export function switchAt(part: Part | undefined, name: string): boolean | undefined {
  const found = partAt(part, name)
  return found && !['0', 'false', 'off'].includes(attributeOf(found, 'val'))
}

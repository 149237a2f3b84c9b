import fc from 'fast-check'

/** What clients that mean no good send where a value is expected; short, for thousands of requests. */
export const NASTY: readonly unknown[] = [
  ...[null, true, -1, 0, 1.5, 1e21, '', ' ', '0', '-1', 'NaN', 'null', 'undefined'],
  ...['__proto__', 'constructor', 'toString', '\u0000', 'a\u0000b', '\ud800', '\r\nx: y', '..'],
  ...['../../etc/passwd', '%00', '%', "'", '"', `' OR 1=1 --`, '<script>alert(1)</script>'],
  ...['{{x}}', '${x}', '=cmd()', 'enc1:AAAA', '2026-02-30', '9999-12-31', '25:00', '１２'],
  ...['𠮷', 'e\u0301', '\u202e', 'x'.repeat(300), 'あ'.repeat(3000), '1'.repeat(400)],
  ...[[], [null], [[]], {}, { $gt: '' }, { equals: {} }, { constructor: 1 }, [{ id: 'x' }]],
]

const nasty = fc.constantFrom(...NASTY)
export const nastyText = nasty.map((value) =>
  typeof value === 'string' ? value : JSON.stringify(value),
)

export type Schema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  items?: Schema
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  example?: unknown
}

const DAY_MS = 86_400_000
const date = fc
  .integer({ min: -40, max: 70 })
  .map((days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10))
const time = fc
  .tuple(fc.integer({ min: 8, max: 18 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)

/** Words of the world under test (ids, codes, numbers), so that requests reach what lies deep. */
export type Known = readonly string[]

/** Values that a schema allows, mostly; one in eight is something else. */
export function valueOf(schema: Schema, known: Known, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 7, arbitrary: allowed(schema, known, depth) },
    { weight: 1, arbitrary: nasty },
  )
}

function allowed(schema: Schema, known: Known, depth: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const several = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (several) return fc.oneof(...several.map((one) => allowed(one, known, depth)))
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return objectOf(schema, known, depth)
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, known, depth + 1), {
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      })
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(schema.minimum ?? -3, -1e6),
        max: Math.min(schema.maximum ?? 40, 1e6),
      })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return textOf(schema, known)
  }
}

function textOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.format === 'date') return date
  if (schema.pattern?.includes(':')) return time
  const word = known.length > 0 ? fc.constantFrom(...known) : fc.string({ maxLength: 12 })
  return fc.oneof(word, word, date, time, fc.string({ maxLength: 12 }))
}

function objectOf(schema: Schema, known: Known, depth: number): fc.Arbitrary<unknown> {
  const properties = depth > 4 ? {} : (schema.properties ?? {})
  const fields = Object.entries(properties).map(
    ([name, one]) => [name, valueOf(one, known, depth + 1)] as const,
  )
  const required = (schema.required ?? []).filter((name) => Object.hasOwn(properties, name))
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: required as never[],
  })
}

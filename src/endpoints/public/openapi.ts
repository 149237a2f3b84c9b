import { z } from 'zod'

import { TICKET_HEADER } from './admission'
import type { Operation } from './define'

const PROBLEM = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  /** Field → stable code of what is wrong with it. */
  fields: z.record(z.string(), z.string()).optional(),
  /** Until when it would have been possible. */
  until: z.string().optional(),
  /** From when on it is possible again. */
  again: z.string().optional(),
  minutes: z.number().optional(),
  max: z.number().optional(),
  number: z.string().optional(),
  id: z.string().optional(),
  /** `WAITING`: goes into `Waiting-Ticket` of the next call, and keeps the place. */
  ticket: z.string().optional(),
  /** `WAITING`: who is next has 1. Missing before lots are drawn. */
  place: z.number().int().optional(),
  /** `WAITING`: seconds until it is worth asking again. */
  retryAfter: z.number().int().optional(),
})

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  })
  return rest
}

const answer = (schema: z.ZodType, type: string, description: string) => ({
  description,
  content: { [type]: { schema: jsonSchema(schema, 'output') } },
})

const IDEMPOTENCY_KEY = 'Idempotency-Key'

const isWaiting = ({ waits, errors }: Operation): boolean =>
  waits !== undefined || errors.includes('WAITING')

const HEADERS = [
  {
    name: IDEMPOTENCY_KEY,
    in: 'header',
    required: false,
    description:
      'Names the submission, 16 to 100 characters without blanks: a UUID made for it. Sent again with the same body it gives the same booking, also after its answer was lost, and needs no further challenge.',
    schema: { type: 'string', minLength: 16, maxLength: 100, pattern: '^[\\x21-\\x7e]+$' },
  },
  {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    description:
      'Language of texts and of problems, unless the query says `lang`; Japanese where it names none of ours.',
    schema: { type: 'string', example: 'en, ja;q=0.8' },
  },
  {
    name: TICKET_HEADER,
    in: 'header',
    required: false,
    description:
      'The place in the queue, as the last answer gave it: `ticket` of a problem `WAITING`, later the header of the same name of an answer. Ask again after `retryAfter` seconds; whoever is called has 10 minutes to come and may go on for 30.',
    schema: { type: 'string', maxLength: 200 },
  },
]

const isAskedFor = (name: string, operation: Operation): boolean =>
  name === IDEMPOTENCY_KEY
    ? operation.idempotent === true
    : name !== TICKET_HEADER || isWaiting(operation)

function parametersOf(operation: Operation) {
  const path = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const query = operation.query
    ? jsonSchema(operation.query, 'input')
    : { properties: {}, required: [] }
  const required = (query.required as string[] | undefined) ?? []
  return [
    ...path,
    ...HEADERS.filter(({ name }) => isAskedFor(name, operation)),
    ...Object.entries((query.properties ?? {}) as Record<string, unknown>).map(
      ([name, schema]) => ({
        name,
        in: 'query',
        required: required.includes(name),
        schema,
      }),
    ),
  ]
}

/** The contract of the public API as OpenAPI 3.1, made from the same schemas that check each call. */
export function openApiDocument(operations: readonly Operation[], serverUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = {
      ...paths[path],
      [operation.method]: {
        operationId: operation.id,
        summary: operation.summary,
        parameters: parametersOf(operation),
        ...(operation.body
          ? {
              requestBody: {
                required: true,
                content: { 'application/json': { schema: jsonSchema(operation.body, 'input') } },
              },
            }
          : {}),
        responses: {
          [operation.status ?? 200]: answer(operation.response, 'application/json', 'OK'),
          ...(isWaiting(operation)
            ? {
                503: answer(
                  PROBLEM,
                  'application/problem+json',
                  'Problem: WAITING – more people came than can be served at once',
                ),
              }
            : {}),
          default: answer(
            PROBLEM,
            'application/problem+json',
            `Problem: ${[...operation.errors, 'TOO_MANY_REQUESTS', 'INTERNAL'].join(', ')}`,
          ),
        },
        ...(operation.secured ? { security: [{ booking: [] }] } : {}),
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Madoguchi public API',
      version: '1.0.0',
      description: 'Booking of visits for the My Number Card (マイナンバーカード).',
    },
    servers: [{ url: `${serverUrl}/api` }],
    paths,
    components: {
      securitySchemes: {
        booking: { type: 'http', scheme: 'bearer', description: "The booking's own secret" },
      },
    },
  }
}

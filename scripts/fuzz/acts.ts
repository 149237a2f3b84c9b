import { z } from 'zod'

import { PRODUCT } from '@/areas'
import { publicOperations } from '@/endpoints/public'

import type { Act } from './requests'
import type { Schema } from './shapes'

const shape = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema

/** The public API, with the schemas that check each call. */
export const publicActs = (): Act[] =>
  publicOperations.map(({ method, path, query, body }) => ({
    method,
    path,
    query: query && shape(query),
    body: body && shape(body),
  }))

/** Would take the tester's own login away, or everybody's. */
const NOT_TRIED = /second-factor|close-vendor|\/self\/|logout/

/** What signed-in staff may do, with the schemas of `staffOperation`. */
export const staffActs = (): Act[] =>
  PRODUCT.endpoints
    .filter(({ path }) => path.startsWith('/ops/') && !NOT_TRIED.test(path))
    .map(({ method, path, custom }) => {
      const input = custom?.input ? shape(custom.input as z.ZodType) : { type: 'object' }
      return method === 'get' ? { method, path, query: input } : { method, path, body: input }
    })

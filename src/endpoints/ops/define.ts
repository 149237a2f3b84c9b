import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'

import type { Capability } from '@/access/capabilities'
import { can } from '@/access/capabilities'
import { channelsOf } from '@/access/channels'
import { holdOf } from '@/access/hold'
import type { StaffUser } from '@/access/roles'
import type { Channel } from '@/domain/booking/vocabulary'
import { CHANNEL } from '@/domain/booking/vocabulary'
import { DomainError } from '@/lib/errors'
import type { ServiceContext } from '@/services/context'
import { staffContext } from '@/services/context'
import { forbidden, notFound } from '@/services/refusals'
import type { BookingConfig, ServiceConfig } from '@/services/settings/booking-config'
import { findOffice, loadBookingConfig } from '@/services/settings/booking-config'
import { loggedAddress } from '@/services/settings/logged-address'

import { staffProblemFrom } from '../problem'
import { checkAddress, checkRequestIds } from '../request-ids'

/** One act of signed-in staff. User and capability are checked before anything is read. */
export type StaffOperation<B extends z.ZodType = z.ZodType> = {
  method: 'get' | 'post'
  /** Payload's form, below /api: `/ops/reservations/:id/move`. */
  path: string
  /** `staff`: any account that may work. `self`: an act on the own account, also while a code is due. */
  capability: Capability | 'self' | 'staff'
  /** `form`: an upload, which the handler reads itself (`req.formData`). */
  body?: 'json' | 'form'
  /** Checks the query of a GET, the JSON body of a POST. */
  input?: B
  status?: number
  /** The act reads `office` itself, as the lists of the city write it (code or name). */
  readsOffice?: boolean
  /** Longest JSON body in characters, for lists of thousands of ids; 50,000 when empty. */
  maxBody?: number
  /** For acts that are a channel of their own; else the account's (see `channelFor`). */
  channel?: Channel
  handle: (call: StaffCall<z.infer<B>>) => Promise<unknown>
}

export type StaffCall<B> = {
  ctx: ServiceContext
  req: PayloadRequest
  params: Record<string, string>
  input: B
}

export const channelInput = z.enum(Object.keys(CHANNEL) as [Channel, ...Channel[]]).optional()

const MAX_BODY = 50_000

/** Wraps an act: login, capability, input, channel, and Japanese errors in one shape. */
export function staffOperation<B extends z.ZodType>(definition: StaffOperation<B>): Endpoint {
  return {
    path: definition.path,
    method: definition.method,
    // For those who try every act with input that it takes (`scripts/fuzz`).
    custom: { input: definition.input },
    handler: async (req) => {
      try {
        const user = req.user as StaffUser | null
        if (!user) {
          throw new DomainError('UNAUTHENTICATED', 'ログインしてください。', 401)
        }
        if (!mayDo(user, definition.capability)) {
          throw forbidden()
        }
        const raw =
          definition.method === 'get' || definition.body === 'form'
            ? queryOf(req)
            : await readJson(req, definition.maxBody)
        checkRequestIds(raw)
        const params = checkAddress((req.routeParams ?? {}) as Record<string, string>)
        const input = (definition.input ? definition.input.parse(raw) : raw) as z.infer<B>
        if (!definition.readsOffice) await knownOffices(req, input)
        const ip = await loggedAddress(req.payload, req.headers)
        const channel = definition.channel ?? channelFor(user, raw)
        const ctx = { ...staffContext(req, channel), ip }
        const answer = await definition.handle({ ctx, req, params, input })
        if (answer instanceof Response) return answer
        return Response.json(answer, {
          status: definition.status ?? 200,
          headers: { 'cache-control': 'no-store' },
        })
      } catch (error) {
        return staffProblemFrom(error, req)
      }
    },
  }
}

/**
 * An office that an act names, by its id or code, is one of the city's, whoever acts: for those who
 * may use every office no other check would look, and the engines store it (MongoDB) or break at it
 * (SQLite). The act gets the id.
 * @throws DomainError NOT_FOUND
 */
async function knownOffices(req: PayloadRequest, input: unknown): Promise<void> {
  if (typeof input !== 'object' || input === null) return
  const named = input as { office?: unknown; offices?: unknown }
  if (!named.office && !named.offices) return
  const config = await loadBookingConfig(req.payload)
  const idOf = (name: unknown): unknown => {
    if (typeof name !== 'string' || name === '') return name
    const office = findOffice(config, name)
    if (office) return office.id
    throw new DomainError('NOT_FOUND', 'その窓口はありません。窓口を選び直してください。', 404, {
      fields: { office: 'NOT_FOUND' },
    })
  }
  if (named.office) named.office = idOf(named.office)
  if (Array.isArray(named.offices)) named.offices = named.offices.map(idOf)
}

const mayDo = (user: StaffUser, capability: Capability | 'self' | 'staff'): boolean =>
  capability === 'self'
    ? !['closed', 'address'].includes(holdOf(user) ?? '')
    : capability === 'staff'
      ? holdOf(user) === null
      : can(user, capability)

/**
 * The channel is the account's usual one, or another of its own that the screen names.
 * @throws DomainError FORBIDDEN for a channel of others, so that counts per channel stay true (OP-10)
 */
function channelFor(user: StaffUser, raw: unknown): Channel {
  const own = channelsOf(user)
  const asked = (raw as { channel?: unknown } | null)?.channel
  if (asked === undefined || asked === '') return own[0] ?? 'city-staff'
  const channel = own.find((one) => one === asked)
  if (!channel) {
    throw forbidden('この受付方法では予約を扱えません。')
  }
  return channel
}

const queryOf = (req: PayloadRequest): Record<string, string> =>
  Object.fromEntries(new URL(req.url ?? 'http://localhost/').searchParams)

/** @throws DomainError TOO_LARGE, INPUT_INVALID */
async function readJson(req: PayloadRequest, most = MAX_BODY): Promise<unknown> {
  const text = (await req.text?.()) ?? ''
  if (text.length > most) throw new DomainError('TOO_LARGE', '送られた内容が大きすぎます。', 413)
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('INPUT_INVALID', '入力内容を確認してください。', 400)
  }
}

/** A file for the browser: what the use case made, never kept on the way. */
export const fileResponse = (file: {
  body: ReadableStream<Uint8Array>
  type: string
  disposition: string
}): Response =>
  new Response(file.body, {
    headers: {
      'cache-control': 'no-store',
      'content-type': file.type,
      'content-disposition': file.disposition,
    },
  })

/** @throws DomainError NOT_FOUND */
export async function serviceById(
  ctx: ServiceContext,
  id: string,
): Promise<{ config: BookingConfig; service: ServiceConfig }> {
  const config = await loadBookingConfig(ctx.payload)
  const service = config.services.find((one) => one.id === id)
  if (!service) throw notFound('そのサービスはありません。')
  return { config, service }
}

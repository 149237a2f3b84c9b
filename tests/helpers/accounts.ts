import { randomUUID } from 'node:crypto'

import { jwtSign, type Payload } from 'payload'

import type { Role, StaffUser } from '@/access/roles'
import { findRow } from '@/db/atomic'

import { callApi } from './staff'

export const PASSWORD = 'Uguisu-no-koe-2026'

type NewAccount = {
  username: string
  roles: Role[]
  employer?: 'city' | 'vendor'
  offices?: string[]
  validUntil?: string
  active?: boolean
}

/** An account that can log in with PASSWORD. */
export async function addAccount(payload: Payload, account: NewAccount): Promise<StaffUser> {
  const created = await payload.create({
    collection: 'users',
    data: {
      name: `職員 ${account.username}`,
      employer: 'city',
      active: true,
      ...account,
      password: PASSWORD,
    },
  })
  return created as unknown as StaffUser
}

type Hashed = { hash?: string | null; salt?: string | null }
const hashed = new WeakMap<Payload, Promise<Hashed>>()

async function hashOf(payload: Payload): Promise<Hashed> {
  const { id } = await addAccount(payload, { username: 'ready-pattern', roles: ['operator'] })
  const { hash, salt } = (await findRow<Hashed & { id: string }>(payload, 'users', {
    id: { equals: id },
  }))!
  return { hash, salt }
}

/** The same past the hooks, with a hash made once: for tests of many accounts. */
export async function addReadyAccount(payload: Payload, account: NewAccount): Promise<StaffUser> {
  if (!hashed.has(payload)) hashed.set(payload, hashOf(payload))
  const data = {
    name: `職員 ${account.username}`,
    employer: 'city',
    active: true,
    displayScale: 100,
    passwordChangedAt: new Date().toISOString(),
    ...account,
    ...(await hashed.get(payload)),
  }
  return (await payload.db.create({ collection: 'users', data })) as never
}

/** A session and its cookie as a log-in leaves them, without the half second of the password. */
export async function openSession(payload: Payload, { id }: { id: unknown }): Promise<string> {
  const sid = randomUUID()
  const row = await findRow<{ id: string; sessions?: object[] | null }>(payload, 'users', {
    id: { equals: id as string },
  })
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  const session = { id: sid, createdAt: new Date().toISOString(), expiresAt }
  await payload.db.updateOne({
    collection: 'users',
    id: id as string,
    data: { sessions: [...(row?.sessions ?? []), session] },
  })
  const { token } = await jwtSign({
    fieldsToSign: { id: id as string, collection: 'users', sid },
    secret: payload.secret,
    tokenExpiration: 3600,
  })
  return `payload-token=${token}`
}

/** The user as Payload hands it to access functions. */
export const signedIn = (user: StaffUser) => ({ ...user, collection: 'users' as const }) as never

/** One call as the panel's browser makes it. */
export const callAs = (
  cookie: string,
  path: string,
  method = 'GET',
  body?: unknown,
): Promise<Response> =>
  callApi(path, {
    method,
    headers: { cookie, origin: 'http://localhost:3000', 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })

/** The device cookie that a log-in left, for the next one from the same device. */
export const deviceOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .find((cookie) => cookie.startsWith('mg-known-')) ?? ''

/** A try to log in from an address, and from a device when its cookie is given. */
export const tryLogIn = (
  username: string,
  password: string,
  from: { address?: string; device?: string } = {},
): Promise<Response> =>
  callApi('/users/login', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: 'http://localhost:3000',
      ...(from.address ? { 'x-forwarded-for': from.address } : {}),
      ...(from.device ? { cookie: from.device } : {}),
    },
    body: JSON.stringify({ username, password }),
  })

export type Login = { status: number; cookie: string; message: string }

/** Logs in; `cookie` is empty when it was refused. */
export async function logIn(username: string, password = PASSWORD): Promise<Login> {
  const response = await callAs('', '/users/login', 'POST', { username, password })
  const body = (await response.json()) as { errors?: { message: string }[] }
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return {
    status: response.status,
    cookie: response.ok ? cookie : '',
    message: body.errors?.[0]?.message ?? '',
  }
}

/** A new password for the own account, as the own screen sends it. */
export const changeOwnPassword = (
  cookie: string,
  next: string,
  current = PASSWORD,
): Promise<Response> => callAs(cookie, '/ops/own-account/password', 'POST', { current, next })

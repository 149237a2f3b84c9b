import type { Payload } from 'payload'

import type { Role, StaffUser } from '@/access/roles'

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

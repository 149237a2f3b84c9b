import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'
import { handleEndpoints, jwtSign } from 'payload'

import type { Role } from '@/access/roles'
import { withRestDoor } from '@/endpoints/rest/door'

export const PASSWORD = 'Tsuki-no-Usagi-88'
let nextStaff = 0

export type Staff = {
  id: string
  /** What a browser sends with each request once its user is logged in. */
  cookie: string
  get: (path: string) => Promise<Response>
  post: (path: string, body?: unknown) => Promise<Response>
  patch: (path: string, body?: unknown) => Promise<Response>
  remove: (path: string) => Promise<Response>
  /** Sends a form with files, or a file as the raw body. */
  upload: (
    path: string,
    body: FormData | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
  ) => Promise<Response>
}

/** Sends a request through the real API with its door, past the network. */
export async function callApi(path: string, init: RequestInit = {}): Promise<Response> {
  const { default: config } = await import('@payload-config')
  const send = withRestDoor((request: Request) => handleEndpoints({ config, request }))
  return send(new Request(`http://localhost:3000/api${path}`, init), undefined)
}

const SESSION_SECONDS = 8 * 60 * 60

/** The token of a new session of this account, as a log-in leaves it: without its slow hash of a password. */
async function openSession(payload: Payload, id: string): Promise<string> {
  const sid = randomUUID()
  const now = Date.now()
  const session = {
    id: sid,
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + SESSION_SECONDS * 1000).toISOString(),
  }
  await payload.db.updateOne({ collection: 'users', id, data: { sessions: [session] } })
  const { token } = await jwtSign({
    fieldsToSign: { id, collection: 'users', sid },
    secret: payload.secret,
    tokenExpiration: SESSION_SECONDS,
  })
  return token
}

/** A signed-in member of staff. The log-in itself is proven in `staff/accounts`, `second-factor`, `panel-door`. */
export async function signIn(
  payload: Payload,
  roles: Role[],
  offices: string[] = [],
): Promise<Staff> {
  const username = `staff${++nextStaff}`
  const user = await payload.create({
    collection: 'users',
    data: {
      username,
      password: PASSWORD,
      name: `職員${nextStaff}`,
      roles,
      offices,
      employer: 'city',
      active: true,
    },
  })
  const cookie = `payload-token=${await openSession(payload, String(user.id))}`
  // Cookies count only from our own pages (CSRF), so the origin is part of every call.
  const own = { cookie, origin: 'http://localhost:3000' }
  const headers = { ...own, 'content-type': 'application/json' }
  return {
    id: String(user.id),
    cookie,
    get: (path) => callApi(path, { headers }),
    post: (path, body = {}) =>
      callApi(path, { method: 'POST', headers, body: JSON.stringify(body) }),
    patch: (path, body = {}) =>
      callApi(path, { method: 'PATCH', headers, body: JSON.stringify(body) }),
    remove: (path) => callApi(path, { method: 'DELETE', headers }),
    upload: (path, body, more = {}) =>
      callApi(path, { method: 'POST', headers: { ...own, ...more }, body }),
  }
}

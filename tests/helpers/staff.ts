import type { Payload } from 'payload'
import { handleEndpoints } from 'payload'

import type { Role } from '@/access/roles'
import { withRestDoor } from '@/endpoints/rest/door'

export const PASSWORD = 'Tsuki-no-Usagi-88'
let nextStaff = 0

export type Staff = {
  id: string
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

/** A signed-in member of staff. */
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
  const login = await callApi('/users/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  })
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  if (login.status !== 200 || cookie === '') throw new Error(`login failed: ${login.status}`)
  // Cookies count only from our own pages (CSRF), so the origin is part of every call.
  const own = { cookie, origin: 'http://localhost:3000' }
  const headers = { ...own, 'content-type': 'application/json' }
  return {
    id: String(user.id),
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

import type { Endpoint, PayloadRequest } from 'payload'

import type { StaffUser } from '@/access/roles'
import { isDomainError } from '@/lib/errors'
import { clockOf } from '@/services/context'
import { inPasswordQueue } from '@/services/limits/password-queue'
import { sourceOf } from '@/services/limits/source'
import { loggedAddress } from '@/services/settings/logged-address'
import { knownDevice, knownDeviceCookie } from '@/services/staff/known-device'
import { loginIdOf } from '@/services/staff/login-limits'
import { logFailedLogin } from '@/services/staff/login-log'

const PATH = '/login'
/** A login ID and a password, with room to spare. */
const MAX_BODY = 16_384

const refusal = (status: number, code: string, message: string, seconds?: number): Response =>
  Response.json(
    { errors: [{ message, data: { code } }] },
    {
      status,
      headers: {
        'cache-control': 'no-store',
        ...(seconds ? { 'retry-after': String(seconds) } : {}),
      },
    },
  )

/** Payload's own, which stands behind ours in the same list. */
function builtIn(req: PayloadRequest): Endpoint['handler'] {
  const { endpoints } = req.payload.collections.users.config
  const found = (endpoints || []).filter(({ path, method }) => path === PATH && method === 'post')
  const last = found.at(-1)
  if (!last || found.length < 2) throw new Error('the built-in log-in is missing')
  return last.handler
}

/**
 * Logging in, in front of Payload's own: passwords are checked one after the other, what does not fit
 * is refused at no cost, and a device that got in is known from then on (AC-17).
 */
export const loginEndpoint: Endpoint = {
  path: PATH,
  method: 'post',
  handler: async (req) => {
    if (Number(req.headers.get('content-length') ?? 0) > MAX_BODY) {
      return refusal(413, 'TOO_LARGE', '送られた内容が大きすぎます。')
    }
    const source = sourceOf(req.headers, clockOf(req.payload)())
    try {
      const response = await inPasswordQueue(source, async () => builtIn(req)(req))
      return response.ok ? withKnownDevice(req, response) : response
    } catch (error) {
      if (!isDomainError(error)) throw error
      if (error.code === 'LOGIN_LIMITED') {
        await logFailedLogin(req.payload, {
          username: (req.data as { username?: unknown } | undefined)?.username,
          isLocked: true,
          ip: await loggedAddress(req.payload, req.headers),
        })
      }
      return refusal(error.status, error.code, error.message, Number(error.details.seconds))
    }
  },
}

function withKnownDevice(req: PayloadRequest, response: Response): Response {
  const username = loginIdOf((req.user as StaffUser | null)?.username)
  if (username === '' || knownDevice(req.headers, username)) return response
  const headers = new Headers(response.headers)
  headers.append('set-cookie', knownDeviceCookie(username))
  return new Response(response.body, { status: response.status, headers })
}

import type { NextRequest } from 'next/server'
import { NextResponse } from 'next/server'

import { env } from '@/lib/env'
import { allowedByEnvironment, isPanelPath, refusedAddress, refusedBurst } from '@/lib/panel-path'
import { strangerAllowed } from '@/services/limits/cost'
import { sourceOf } from '@/services/limits/source-name'

/**
 * First door of the panel: the list of the server's environment (AC-03), before Payload is asked
 * for anything. The list that the city keeps in its settings is checked behind it, by the routes.
 * Then how much those may ask for who are not logged in.
 */
export function proxy(request: NextRequest): Response {
  const { pathname } = request.nextUrl
  if (!isPanelPath(pathname)) return NextResponse.next()
  if (!allowedByEnvironment(request.headers)) return refusedAddress(pathname)
  return isKnown(request) || strangerAllowed(sourceOf(request.headers, new Date()), asked(request))
    ? NextResponse.next()
    : refusedBurst(pathname)
}

const asked = ({ method, nextUrl }: NextRequest) => ({ method, pathname: nextUrl.pathname })

/** A login of ours (`session-mark.mjs`; nobody outside can write this header), or a line of the city's. */
const isKnown = ({ headers }: NextRequest): boolean =>
  headers.get('x-door-session') === '1' || env.PANEL_ALLOW_LIST !== ''

/**
 * Uploads of lists pass by: Next keeps a copy of every body that goes through here, and cuts it off
 * at 10 MB. Their endpoints ask the same list themselves.
 */
export const config = {
  matcher: [
    '/admin',
    '/admin/:path*',
    '/api',
    '/api/((?!ops/cards/import/upload|ops/knowledge/versions/[^/]+/from-word|ops/cases/[^/]+/[^/]+/files).*)',
  ],
}

import type { NextRequest } from 'next/server'
import { NextResponse } from 'next/server'

import { allowedByEnvironment, isPanelPath, refusedAddress } from '@/lib/panel-path'

/**
 * First door of the panel: the list of the server's environment (AC-03), before Payload is asked
 * for anything. The list that the city keeps in its settings is checked behind it, by the routes.
 */
export function proxy(request: NextRequest): Response {
  const { pathname } = request.nextUrl
  return !isPanelPath(pathname) || allowedByEnvironment(request.headers)
    ? NextResponse.next()
    : refusedAddress(pathname)
}

/**
 * Uploads of lists pass by: Next keeps a copy of every body that goes through here, and cuts it off
 * at 10 MB. Their endpoints ask the same list themselves.
 */
export const config = {
  matcher: ['/admin', '/admin/:path*', '/api', '/api/((?!ops/cards/import/upload).*)'],
}

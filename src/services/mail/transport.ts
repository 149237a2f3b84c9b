import { createTransport, type Transporter } from 'nodemailer'

import { env } from '@/lib/env'

const TIMEOUT_MS = 20_000

export const MAX_CONNECTIONS = 4

let open: { url: string; transport: Transporter } | null = null

/**
 * The connection pool to the city's mail server (SMTP_URL), or null when none is set up. Read anew
 * each time, so that tests can point to a server of their own.
 */
export function mailTransport(url = process.env.SMTP_URL ?? env.SMTP_URL): Transporter | null {
  if (!url) return null
  if (open?.url === url) return open.transport
  open?.transport.close()
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Mail bodies come from the database; nothing in them may make us read files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
  open = { url, transport }
  return transport
}

/** Ends the pool, at shutdown. */
export function closeMailTransport(): void {
  open?.transport.close()
  open = null
}

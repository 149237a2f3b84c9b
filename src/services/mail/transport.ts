import { createTransport, type Transporter } from 'nodemailer'
import type SMTPPool from 'nodemailer/lib/smtp-pool'

import { env, isHere } from '@/lib/env'
import { processWide } from '@/lib/process-wide'

const TIMEOUT_MS = 20_000

export const MAX_CONNECTIONS = 4

type Pool = { url: string; transport: Transporter }
/** One pool for the process, also where the mail job and a route are different copies of this file. */
const pool = processWide('mail-transport', () => ({ open: null as Pool | null }))

/**
 * The connection pool to the city's mail server (SMTP_URL), or null when none is set up. Read anew
 * each time, so that tests can point to a server of their own. Nothing goes to another machine
 * unencrypted: a server that takes `smtp://` without STARTTLS gets no mail, and the mail waits
 * (AC-10). `MAIL_TLS=off` where the way is encrypted by other means.
 */
export function mailTransport(url = process.env.SMTP_URL ?? env.SMTP_URL): Transporter | null {
  if (!url) return null
  if (pool.open?.url === url) return pool.open.transport
  pool.open?.transport.close()
  const transport = createTransport(optionsOf(url))
  pool.open = { url, transport }
  return transport
}

/** nodemailer takes nothing beside a `url`: what it says is read first, and joined with the rest. */
function optionsOf(url: string): SMTPPool.Options {
  const given = createTransport(url).options as SMTPPool.Options
  const mustEncrypt = env.MAIL_TLS === 'on' && !isHere(url)
  const encrypted = mustEncrypt ? { requireTLS: true, ignoreTLS: false } : {}
  return {
    ...given,
    ...encrypted,
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Mail bodies come from the database; nothing in them may make us read files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Does mail leave this machine at all? Screens say so before somebody relies on it (NT-11). */
export const hasMailServer = (): boolean => Boolean(process.env.SMTP_URL ?? env.SMTP_URL)

/** Ends the pool, at shutdown. */
export function closeMailTransport(): void {
  pool.open?.transport.close()
  pool.open = null
}

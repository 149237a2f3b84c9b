import { createTransport, type Transporter } from 'nodemailer'
import type SMTPPool from 'nodemailer/lib/smtp-pool'

import { env, isHere } from '@/lib/env'
import { processWide } from '@/lib/process-wide'

import { showText } from './hand-over'

const TIMEOUT_MS = 20_000
/**
 * A server that looks through a mail before it answers takes minutes at times (RFC 5321, 4.5.3.2). Who
 * does not wait for its word sends again what it has already taken.
 */
const PATIENCE_MS = 4 * 60_000

export const MAX_CONNECTIONS = 4

/**
 * `queue`: nobody waits for it, and it must not go out twice. `now`: somebody does, or is to be told
 * while the mails of the queue wait for a server that is slow.
 */
export type MailUse = 'queue' | 'now'

const SOCKET_MS: Record<MailUse, number> = { queue: PATIENCE_MS, now: TIMEOUT_MS }

type Pool = { url: string; transport: Transporter }
/** One pool of each use for the process, also where the mail job and a route are different copies of this file. */
const pools = processWide('mail-transports', () => new Map<MailUse, Pool>())

/**
 * The connection pool to the city's mail server (SMTP_URL), or null when none is set up. Read anew
 * each time, so that tests can point to a server of their own. Nothing goes to another machine
 * unencrypted: a server that takes `smtp://` without STARTTLS gets no mail, and the mail waits
 * (AC-10). `MAIL_TLS=off` where the way is encrypted by other means.
 */
export function mailTransport(
  use: MailUse = 'now',
  url = process.env.SMTP_URL ?? env.SMTP_URL,
): Transporter | null {
  if (!url) return null
  const open = pools.get(use)
  if (open?.url === url) return open.transport
  open?.transport.close()
  const transport = createTransport(optionsOf(url, use))
  transport.use('stream', showText)
  pools.set(use, { url, transport })
  return transport
}

/** nodemailer takes nothing beside a `url`: what it says is read first, and joined with the rest. */
function optionsOf(url: string, use: MailUse): SMTPPool.Options & { maxRequeues: number } {
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
    socketTimeout: SOCKET_MS[use],
    // An idle connection may have been ended by the server. Of itself nodemailer goes on for ever with
    // one that takes connections and ends them at once: no mail would ever come to its end.
    maxRequeues: 2,
    // Mail bodies come from the database; nothing in them may make us read files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Does mail leave this machine at all? Screens say so before somebody relies on it (NT-11). */
export const hasMailServer = (): boolean => Boolean(process.env.SMTP_URL ?? env.SMTP_URL)

/** Ends the pools, at shutdown. */
export function closeMailTransport(): void {
  for (const { transport } of pools.values()) transport.close()
  pools.clear()
}

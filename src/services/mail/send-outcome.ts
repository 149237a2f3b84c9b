const BACKOFF_MINUTES = [1, 5, 15, 60, 240]

/** While the server itself is away, it is asked for so often, and for so long, before a mail is given up. */
const AWAY_MINUTES = 15
const AWAY_MS = 3 * 24 * 60 * 60_000

type SmtpError = { responseCode?: number; command?: string; code?: string; message?: string }

export type SendFailure =
  | { status: 'bounced'; error: string }
  | { status: 'failed'; error: string }
  | { status: 'queued'; error: string; retryInMs: number }

/** The number that says of what an answer speaks (RFC 3463): `5.1.1` is an address, `5.7.1` a rule. */
const enhancedCode = ({ message }: SmtpError): string =>
  /\b[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(message ?? '')?.[1] ?? ''

/** What is said where the mail itself was not yet on its way, or is no mail. */
const NEVER_BEGUN =
  /^(connect|getaddrinfo|queryA|Greeting never|Connection timeout|Invalid (greeting|login|HELO|LHLO)|Reached maximum|Unexpected socket close|.*TLS)/i

/**
 * True when the mail server takes nothing from us at all: away, our login refused, or refusing before
 * it has heard for whom the mail is. The other mails of the run would only lose a try each.
 */
export function isServerAway(error: unknown): boolean {
  const smtp = error as SmtpError
  const { responseCode: code, command } = smtp
  // nodemailer itself finds no address in it: that is for this mail alone.
  if (command === 'API') return false
  if (code === undefined || smtp.code === 'EAUTH' || code === 421) return true
  return (command !== 'RCPT TO' && command !== 'DATA') || /^4\.3\./.test(enhancedCode(smtp))
}

/** A server that was silent at the end may have taken the mail: asked again too often, it sends copies. */
const mayHaveArrived = ({ responseCode, message }: SmtpError): boolean =>
  responseCode === undefined && !NEVER_BEGUN.test(message ?? '')

/**
 * Does the answer to RCPT TO say that this address will never work? A server that forwards nothing for
 * us, or blocks us, refuses in the same place and says nothing of the address: taken for its word, a
 * setting that is wrong for an hour would strike the address out of every booking of that hour.
 */
function isAddressRefused(smtp: SmtpError): boolean {
  if (smtp.command !== 'RCPT TO') return false
  const enhanced = enhancedCode(smtp)
  if (enhanced) return /^5\.[12]\./.test(enhanced)
  return (
    [550, 551, 552, 553].includes(smtp.responseCode ?? 0) &&
    !/relay|block|denied|spam/i.test(withoutAddresses(smtp.message ?? ''))
  )
}

/**
 * What follows from a failed try. An answer that names the address as wrong ends it; everything else
 * (greylisting, a rule of the server) may pass, and is tried again with growing pauses until the tries,
 * over five hours, are used up. A server that is away uses none up: what citizens were to be told in a
 * night without it goes out in the morning.
 * @param attempts tries made so far, this one included
 * @param ageMs how long the mail has been waiting
 */
export function judgeFailure(error: unknown, attempts: number, ageMs = 0): SendFailure {
  const smtp = error as SmtpError
  const text = withoutAddresses(smtp.message ?? String(error))
  if (isAddressRefused(smtp)) return { status: 'bounced', error: text }
  const pause = BACKOFF_MINUTES[attempts - 1]
  const waits = isServerAway(error) && !mayHaveArrived(smtp) && ageMs < AWAY_MS
  const minutes = waits ? Math.min(pause ?? AWAY_MINUTES, AWAY_MINUTES) : pause
  return minutes === undefined
    ? { status: 'failed', error: text }
    : { status: 'queued', error: text, retryInMs: minutes * 60_000 }
}

/** Mail servers like to repeat the address in their answers; lists of errors are no place for it. */
const withoutAddresses = (text: string): string =>
  text.replace(/[^\s<>"']+@[^\s<>"']+/g, '…').slice(0, 300)

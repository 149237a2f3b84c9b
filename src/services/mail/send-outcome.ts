const BACKOFF_MINUTES = [1, 5, 15, 60, 240]
/** Each try may put one more copy of the mail into the same mailbox. */
const COPY_MINUTES = [15, 60, 240]

/** While the server itself is away, it is asked for so often, and for so long, before a mail is given up. */
const AWAY_MINUTES = 15
const AWAY_MS = 3 * 24 * 60 * 60_000

type SmtpError = {
  responseCode?: number
  command?: string
  code?: string
  message?: string
  /** By `handOver`: the server had the text, or a part of it, and did not say what became of it. */
  mayHaveArrived?: boolean
}

export type SendFailure =
  | { status: 'bounced'; error: string }
  | { status: 'failed'; error: string }
  | { status: 'queued'; error: string; retryInMs: number }

/** The number that says of what an answer speaks (RFC 3463): `5.1.1` is an address, `5.7.1` a rule. */
const enhancedCode = ({ message }: SmtpError): string =>
  /\b[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(message ?? '')?.[1] ?? ''

/** nodemailer itself finds fault with this one mail: an address that is none, a text too long for the server. */
const OF_THE_MAIL = /^E(ENVELOPE|MESSAGE|STREAM|MAXRECIPIENTS)$/

/**
 * True when the mail server takes nothing from us at all: away, our login refused, or refusing before
 * it has heard for whom the mail is. The other mails of the run would only lose a try each.
 */
export function isServerAway(error: unknown): boolean {
  const smtp = error as SmtpError
  const { responseCode: code, command } = smtp
  if (smtp.code === 'EAUTH' || code === 421) return true
  // Half a line, such as "250 o" without its end, is no answer either.
  if (code === undefined || code < 400) return !OF_THE_MAIL.test(smtp.code ?? '')
  return (command !== 'RCPT TO' && command !== 'DATA') || /^4\.3\./.test(enhancedCode(smtp))
}

/**
 * No such mailbox, no such host, an address that cannot be one, a mailbox that is closed. What else
 * begins so speaks of the sender (5.1.7, 5.1.8) or passes: a mailbox that is full (5.2.2).
 */
const GONE = /^5\.(1\.(1|2|3|6|10)|2\.1)$/

/** Is a stored error about one person's mailbox: full, busy or closed? The server itself is well then. */
export const isOfOneMailbox = (error: string): boolean =>
  /\b[45]\.2\.\d|\b(quota|mailbox (is )?full)\b/i.test(error)

/**
 * Does the answer to RCPT TO say that this address will never work? A server that forwards nothing for
 * us, or blocks us, refuses in the same place and says nothing of the address: taken for its word, a
 * setting that is wrong for an hour would strike the address out of every booking of that hour.
 */
function isAddressRefused(smtp: SmtpError): boolean {
  if (smtp.command !== 'RCPT TO') return false
  const said = withoutAddresses(smtp.message ?? '')
  if (/\bsender\b/i.test(said)) return false
  const enhanced = enhancedCode(smtp)
  if (enhanced) return GONE.test(enhanced)
  return [550, 551, 553].includes(smtp.responseCode ?? 0) && !/relay|block|denied|spam/i.test(said)
}

/**
 * What follows from a failed try. An answer that names the address as wrong ends it; everything else
 * (greylisting, a rule of the server) may pass, and is tried again with growing pauses until the tries,
 * over five hours, are used up. A server that is away uses none up: what citizens were to be told in a
 * night without it goes out in the morning. One that took the text and then said nothing may have passed
 * it on: it is asked a few times more, and seldom.
 * @param attempts tries made so far, this one included
 * @param ageMs how long the mail has been waiting
 */
export function judgeFailure(error: unknown, attempts: number, ageMs = 0): SendFailure {
  const smtp = error as SmtpError
  const text = withoutAddresses(smtp.message ?? String(error))
  if (isAddressRefused(smtp)) return { status: 'bounced', error: text }
  const pause = (smtp.mayHaveArrived ? COPY_MINUTES : BACKOFF_MINUTES)[attempts - 1]
  const waits = isServerAway(error) && !smtp.mayHaveArrived && ageMs < AWAY_MS
  const minutes = waits ? Math.min(pause ?? AWAY_MINUTES, AWAY_MINUTES) : pause
  return minutes === undefined
    ? { status: 'failed', error: text }
    : { status: 'queued', error: text, retryInMs: minutes * 60_000 }
}

/** Mail servers like to repeat the address in their answers; lists of errors are no place for it. */
const withoutAddresses = (text: string): string =>
  text
    .slice(0, 2000)
    .replace(/[^\s<>"']+@[^\s<>"']+/g, '…')
    .slice(0, 300)

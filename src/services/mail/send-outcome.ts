const BACKOFF_MINUTES = [1, 5, 15, 60, 240]

/** First try and five more, the last more than five hours after the first (NT-11). */
export const MAX_ATTEMPTS = BACKOFF_MINUTES.length + 1

type SmtpError = { responseCode?: number; command?: string; code?: string; message?: string }

export type SendFailure =
  | { status: 'bounced'; error: string }
  | { status: 'failed'; error: string }
  | { status: 'queued'; error: string; retryInMs: number }

/**
 * True when the mail server gave no answer to this mail at all: away, or our login refused. The
 * other mails of the run would only lose a try each.
 */
export function isServerAway(error: unknown): boolean {
  const smtp = error as SmtpError
  return smtp.responseCode === undefined || smtp.code === 'EAUTH'
}

/**
 * What follows from a failed try. A 5xx answer to RCPT TO says that this address will never work;
 * everything else (server away, greylisting, login refused) may pass, and is tried again with growing
 * pauses until the tries are used up.
 * @param attempts tries made so far, this one included
 */
export function judgeFailure(error: unknown, attempts: number): SendFailure {
  const smtp = error as SmtpError
  const text = withoutAddresses(smtp.message ?? String(error))
  const isPermanent = (smtp.responseCode ?? 0) >= 500 && (smtp.responseCode ?? 0) < 600
  if (isPermanent && smtp.command === 'RCPT TO') return { status: 'bounced', error: text }
  const minutes = BACKOFF_MINUTES[attempts - 1]
  return minutes === undefined
    ? { status: 'failed', error: text }
    : { status: 'queued', error: text, retryInMs: minutes * 60_000 }
}

/** Mail servers like to repeat the address in their answers; lists of errors are no place for it. */
const withoutAddresses = (text: string): string =>
  text.replace(/[^\s<>"']+@[^\s<>"']+/g, '…').slice(0, 300)

import type { Readable } from 'node:stream'

import type { SendMailOptions, Transporter } from 'nodemailer'
import type Mail from 'nodemailer/lib/mailer'

/**
 * So long one mail may take in all. The timeout of a connection begins anew with each answer, of which a
 * mail needs about ten. Claims of mails last longer: nobody takes up what is still being sent.
 */
export const MAIL_LIMIT_MS = 8 * 60_000
/** A claim older than this belongs to a process that died. */
export const CLAIM_MS = MAIL_LIMIT_MS + 2 * 60_000

/** The same where somebody waits for it, or where a slow server must not keep others from being told. */
export const NOW_LIMIT_MS = 60_000

/** A process that is asked to end waits no longer than this for a mail. */
const STOP_GRACE_MS = 5_000

const STOPPED = 'The process is ending'
const TOO_LONG = 'The mail server took too long'

type Watched = SendMailOptions & { watch?: (text: Readable) => void }
type Failed = { responseCode?: number; command?: string; mayHaveArrived?: boolean }

/** Shows `handOver` the text of its mail as soon as there is a connection to send it over. */
export const showText: Mail.PluginFunction = (mail, done) => {
  const { watch } = mail.data as Watched
  if (watch)
    mail.message.processFunc((text) => {
      watch(text)
      return text
    })
  done()
}

export type Limits = {
  limitMs?: number
  /** The process is to end: nothing more is begun, and what is under way is soon given up. */
  stop?: AbortSignal
}

/** Calls `end` at the limit, or soon after the process was asked to end. @returns no longer */
function whenOver({ limitMs = MAIL_LIMIT_MS, stop }: Limits, end: (why: string) => void) {
  let timer = setTimeout(end, limitMs, TOO_LONG)
  const onStop = () => {
    clearTimeout(timer)
    timer = setTimeout(end, STOP_GRACE_MS, STOPPED)
  }
  stop?.addEventListener('abort', onStop, { once: true })
  return () => {
    clearTimeout(timer)
    stop?.removeEventListener('abort', onStop)
  }
}

/**
 * Gives one mail to the mail server, within limits. An error says in `mayHaveArrived` whether the
 * server may have the mail all the same: its text is read only once the server has agreed to take it, and
 * from then on only an answer of the server tells what became of it.
 * @throws the mail server's error, or one of our own at the limit
 */
export async function handOver(
  transport: Transporter,
  message: SendMailOptions,
  limits: Limits = {},
): Promise<{ rejected?: unknown[] }> {
  if (limits.stop?.aborted) throw new Error(STOPPED)
  let text: Readable | null = null
  let hasBegun = false
  let isOver = false
  // An error of the text ends its connection: what was given up here must not go out later.
  const giveUp = () => void text?.emit('error', new Error(TOO_LONG))
  const watch = (found: Readable) => {
    text = found
    // Nobody else may listen: a connection that is gone already does not even look at its text.
    found.on('error', () => undefined)
    found.once('resume', () => (hasBegun = true))
    if (isOver) process.nextTick(giveUp)
  }
  let done = () => {}
  const limit = new Promise<never>((_, reject) => {
    done = whenOver(limits, (why) => {
      isOver = true
      reject(new Error(why))
      giveUp()
    })
  })
  try {
    const sending = transport.sendMail({ ...message, watch } as Watched)
    return (await Promise.race([sending, limit])) as { rejected?: unknown[] }
  } catch (error) {
    const { responseCode, command } = error as Failed
    // The text of a mail that is refused before its turn is read as well, to be thrown away.
    // A refusal is an answer; half a line before the end of the connection is none.
    const isAnswered = (responseCode ?? 0) >= 400 || command === 'API'
    if (hasBegun && !isAnswered) (error as Failed).mayHaveArrived = true
    throw error
  } finally {
    done()
  }
}

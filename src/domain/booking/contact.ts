/**
 * How far the contact with somebody has come whose booking no longer fits (BK-04). Stored as the
 * words staff read, because lists, files and paper show them as they are.
 */
export const CONTACT_STATES = ['未連絡', 'メール済み', '電話済み', '解決'] as const
export type ContactState = (typeof CONTACT_STATES)[number]

/** States that still ask somebody to act. */
export const OPEN_CONTACT_STATES: readonly ContactState[] = ['未連絡']

export const isContactState = (value: unknown): value is ContactState =>
  CONTACT_STATES.includes(value as ContactState)

/**
 * Notes of `contact` events that the closing of an office writes (BK-04): `closure` is mailed, the
 * other waits for a call. They are keys, because the mail queue reads them.
 */
export const CLOSURE_NOTE = 'closure'
export const CLOSURE_CALL_NOTE = 'closure-call'
/** The mail did not go out or did not arrive: the booking is back among those to be called. */
export const CLOSURE_UNSENT_NOTE = 'closure-unsent'

const NOTE_TEXTS: Record<string, string> = {
  [CLOSURE_NOTE]: '窓口を閉めるため、メールで連絡',
  [CLOSURE_CALL_NOTE]: '窓口を閉めるため、電話での連絡が必要',
  [CLOSURE_UNSENT_NOTE]: 'メールが出なかったため、電話での連絡が必要',
}

/** An event's note in the words that staff read. */
export const noteText = (note: string | undefined): string => NOTE_TEXTS[note ?? ''] ?? note ?? ''

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

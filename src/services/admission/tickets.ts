import { timingSafeEqual } from 'node:crypto'

import { readTicketText, type Ticket, ticketText } from '@/domain/admission/ticket'
import { keyedHash } from '@/lib/crypto/keys'

const SIGNATURE = 22

const signatureOf = (text: string): string =>
  keyedHash('admission-ticket', text).slice(0, SIGNATURE)

/** The ticket as the browser keeps it: text that it can read and cannot change. */
export function signTicket(ticket: Ticket): string {
  const text = ticketText(ticket)
  return `${text}.${signatureOf(text)}`
}

/** @returns null for what is not of ours */
export function openTicket(signed: string): Ticket | null {
  const at = signed.lastIndexOf('.')
  if (at < 0 || signed.length > 200) return null
  const [text, signature] = [signed.slice(0, at), Buffer.from(signed.slice(at + 1))]
  const expected = Buffer.from(signatureOf(text))
  const isOurs = signature.length === expected.length && timingSafeEqual(signature, expected)
  return isOurs ? readTicketText(text) : null
}

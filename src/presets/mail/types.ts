import type { MailPreset } from '../types'

type Kind = MailPreset['kind']

/** What differs between languages; the order of the parts is the same everywhere. */
export type MailWords = {
  subjects: Record<Kind, string>
  leads: Record<Kind, string>
  labels: {
    number: string
    service: string
    when: string
    office: string
    address: string
    people: string
    bring: string
    manage: string
    book: string
    call: string
  }
  colon: string
  closing: string
}

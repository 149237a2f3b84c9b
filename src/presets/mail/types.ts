import type { MailPreset } from '../types'

/** The receipt of a wish is sent with its built-in text until a city writes its own. */
type Kind = Exclude<MailPreset['kind'], 'wish'>

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

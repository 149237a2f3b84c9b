import type { MailKind } from '../kinds'

/** The built-in words of one language; a city's own templates come before them (NT-06). */
export type MailTexts = {
  /** The receipt of a wish has words of its own (`wish.ts`). */
  subject: Record<Exclude<MailKind, 'wish'>, string>
  intro: Record<Exclude<MailKind, 'wish'>, string>
  labels: {
    number: string
    when: string
    office: string
    address: string
    service: string
    people: string
    reason: string
    bring: string
    /** Heading above the link in mails about a booking. */
    manage: string
    /** Heading above the link in a mail that offers a free time. */
    book: string
    /** Heading above the link in a cancellation and a closure. */
    again: string
    contact: string
    /** Heading above the link that ends the waiting-list mails. */
    stop: string
  }
  closing: string
}

import type { CardEventType, How, MailType, Route } from '@/domain/cards/vocabulary'

/** One line of a card's history. Values are never personal: names of fields at most (CD-30). */
export type CardEvent = {
  seq: number
  at: string
  type: CardEventType
  how: How
  by: { kind: string; id: string; name: string }
  /** Non-personal fields before and after; folding all `to` gives the present card. */
  from?: Record<string, unknown>
  to?: Record<string, unknown>
  reason?: string
  /** Identifies one act of one screen, so that a repeated sending is found again. */
  op?: string
  note?: string
  /** Encrypted remark for those who may read the card. */
  sealed?: string
}

/** A stored card as the services see it; personal fields are still encrypted. */
export type CardRow = {
  id: string
  cardKey: string
  reservationNumber?: string | null
  shippingNumber?: string | null
  manufacturingNumber?: string | null
  name?: string | null
  kana?: string | null
  address?: string | null
  birthday?: string | null
  remarks?: string | null
  extra?: string | null
  status: string
  statusAt?: string | null
  office: string
  receivedOn?: string | null
  inspectedOn?: string | null
  preparedOn?: string | null
  transferredOn?: string | null
  notifiedOn?: string | null
  returnedOn?: string | null
  issuedOn?: string | null
  expiresOn?: string | null
  cancelledOn?: string | null
  disposedOn?: string | null
  mailedOn?: string | null
  route?: Route | null
  mailType?: MailType | null
  trackingNumber?: string | null
  reminders?: number | null
  remindedOn?: string | null
  place?: string | null
  position?: string | null
  pulledFor?: string | null
  run?: string | null
  import?: string | null
  importedStatus?: string | null
  sourceHash?: string | null
  sourceRow?: string | null
  servedBy?: string | null
  servedUntil?: string | null
  rev: number
  history: CardEvent[] | null
  unlogged?: boolean | null
  loggedSeq?: number | null
  createdAt?: string
  updatedAt?: string
}

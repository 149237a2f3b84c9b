/**
 * Every place where a value is stored encrypted: collection → fields. The one list; encryption takes
 * no other place, and `rekey` walks exactly these.
 */
export const PLACES = {
  cards: ['name', 'kana', 'address', 'birthday', 'remarks', 'extra', 'sourceRow', 'sealed'],
  'card-import-undo': ['before'],
  'card-import-problems': ['value', 'number'],
  reservations: ['mail', 'details'],
  'waitlist-entries': ['mail'],
  mails: ['to'],
  users: ['totpSecret', 'totpPending'],
  'site-records': ['file'],
  'print-files': ['data'],
  callbacks: ['person', 'phone'],
  attachments: ['name', 'fileKey'],
} as const

export type SealedCollection = keyof typeof PLACES
export type SealedField<C extends SealedCollection = SealedCollection> = C extends SealedCollection
  ? (typeof PLACES)[C][number]
  : never

/** Where a value lies. It is bound to this place: copied elsewhere, it does not open. */
export type Place = { collection: SealedCollection; field: string; row: string }

/**
 * @param row the row's own id; never changes and is never given twice
 */
export const at = <C extends SealedCollection>(
  collection: C,
  field: SealedField<C>,
  row: string,
): Place => ({ collection, field, row })

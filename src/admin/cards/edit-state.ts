import { MAIL_TYPE, ROUTE } from '@/domain/cards/vocabulary'
import type { CardDetail } from '@/services/cards/card-detail'

/** What staff may correct by hand, as text; the same names as the API's. */
export type EditFields = {
  place: string
  position: string
  expiresOn: string
  notifiedOn: string
  returnedOn: string
  inspectedOn: string
  route: string
  mailType: string
  trackingNumber: string
  remarks: string
}

export const EDIT_LABEL: Record<keyof EditFields, string> = {
  place: '保管場所',
  position: '位置',
  expiresOn: '有効期限',
  inspectedOn: '検品日',
  notifiedOn: '交付通知書発送日',
  returnedOn: '交付通知書返戻日',
  route: '交付の方法',
  mailType: '郵便の種類',
  trackingNumber: '引受番号（追跡番号）',
  remarks: '備考',
}
export const EDIT_NAMES = Object.keys(EDIT_LABEL) as (keyof EditFields)[]

export const fieldsOf = ({ card }: CardDetail): EditFields => ({
  place: card.place,
  position: card.position,
  expiresOn: card.expiresOn,
  inspectedOn: card.inspectedOn,
  notifiedOn: card.notifiedOn,
  returnedOn: card.returnedOn,
  route: card.routeValue,
  mailType: card.mailType,
  trackingNumber: card.trackingNumber,
  remarks: card.remarks,
})

/** Only what differs from what the person began with: a field that nobody touched is not sent. */
export const changesOf = (base: EditFields, now: EditFields): Partial<EditFields> =>
  Object.fromEntries(
    EDIT_NAMES.filter((name) => base[name] !== now[name]).map((name) => [name, now[name]]),
  )

/**
 * After somebody else saved first (CD-25): what one typed stays, what one did not touch becomes the
 * newer value, and fields that both changed are named.
 */
export function mergeEdits(
  base: EditFields,
  mine: EditFields,
  newer: EditFields,
): { fields: EditFields; clashes: (keyof EditFields)[] } {
  const typed = changesOf(base, mine)
  return {
    fields: { ...newer, ...typed },
    clashes: EDIT_NAMES.filter(
      (name) =>
        typed[name] !== undefined && newer[name] !== base[name] && newer[name] !== mine[name],
    ),
  }
}

/** A value in words, for the comparison. */
export function wordOf(
  name: keyof EditFields,
  value: string,
  places: { id: string; name: string }[],
): string {
  if (!value) return '（空）'
  if (name === 'place') return places.find(({ id }) => id === value)?.name ?? '（ほかの場所）'
  if (name === 'route') return ROUTE[value as keyof typeof ROUTE] ?? value
  if (name === 'mailType') return MAIL_TYPE[value as keyof typeof MAIL_TYPE] ?? value
  return value
}

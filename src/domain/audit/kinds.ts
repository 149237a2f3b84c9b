/** Kinds of entries of the operation log, as its screen filters them, by how their actions begin. */
export const LOG_KIND = {
  booking: { label: '予約・受付', begins: ['booking.'] },
  personal: { label: '個人情報の閲覧・出力', begins: ['personal.', 'list.'] },
  cards: { label: 'カード', begins: ['card.', 'cards.'] },
  cases: { label: '対応の記録', begins: ['case.'] },
  deadlines: { label: '提出期限', begins: ['submission.'] },
  settings: { label: '設定', begins: ['settings.', 'slots.', 'calendar.', 'preset.'] },
  accounts: { label: 'ログイン・アカウント', begins: ['login', 'password.', 'staff.'] },
  system: { label: '自動処理', begins: ['job.', 'retention.', 'audit.'] },
} as const satisfies Record<string, { label: string; begins: readonly string[] }>

export type LogKind = keyof typeof LOG_KIND

export const LOG_KINDS = Object.keys(LOG_KIND) as LogKind[]

/** The kind of an action, for the list; empty for one that no kind names. */
export const labelOfAction = (action: string): string =>
  Object.values(LOG_KIND).find(({ begins }) => begins.some((begin) => action.startsWith(begin)))
    ?.label ?? ''

/** From … until before …: the range of texts that begin so, which both engines answer from an index. */
export function rangeOfPrefix(prefix: string): { from: string; before: string } {
  const last = prefix.charCodeAt(prefix.length - 1)
  return { from: prefix, before: prefix.slice(0, -1) + String.fromCharCode(last + 1) }
}

/** Ways to tell somebody of an alert. */
export const ALERT_CHANNEL = {
  mail: 'メール',
  webhook: 'Webhook（署名付き）',
  panel: '開いている管理画面（帯と音）',
} as const
export type AlertChannel = keyof typeof ALERT_CHANNEL

export const ALERT_CHANNEL_OPTIONS = Object.entries(ALERT_CHANNEL).map(([value, label]) => ({
  value,
  label,
}))

/** What became of one message to one person. */
export const DELIVERY_STATUS = {
  queued: '送信待ち',
  sending: '送信中',
  sent: '送信済み',
  failed: '送れなかった',
  stale: '不要になり送信せず',
  silenced: '計画停止のため送信せず',
  skipped: '宛先が無効',
} as const
export type DeliveryStatus = keyof typeof DELIVERY_STATUS

export const DELIVERY_STATUS_OPTIONS = Object.entries(DELIVERY_STATUS).map(([value, label]) => ({
  value,
  label,
}))

/** One row of the ledger: whoever makes it again makes the same one. */
export const deliveryKeyOf = (
  alert: string,
  { round, step }: { round: number; step: number },
  contact: string,
  channel: string,
): string => [alert, round, step, contact, channel].join('|')

/** The place that comes after this one; after the last step the first of the next round. */
export const nextPlace = (
  { round, step }: { round: number; step: number },
  steps: number,
): { round: number; step: number } =>
  step + 1 < steps ? { round, step: step + 1 } : { round: round + 1, step: 0 }

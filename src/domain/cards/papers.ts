/** Papers that are kept for years after a card was handed over (CD-28). */
export const PAPER_KIND = {
  receipt: '個人番号カード受領書',
  application: '交付申請書',
  notice: '交付通知書・回答書',
  proxy: '委任状・代理人の書類',
  reissue: '再交付申請書',
  other: 'そのほかの申請書',
} as const
export type PaperKind = keyof typeof PAPER_KIND
export const PAPER_KIND_OPTIONS = Object.entries(PAPER_KIND).map(([value, label]) => ({
  value,
  label,
}))

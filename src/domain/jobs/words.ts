/** What people call the periodic tasks, in the list of their runs. */
export const TASK_WORDS = {
  'seal-audit': '操作ログの封印',
  'verify-audit': '操作ログの改ざんの確認',
  drain: '予約の変更の記録とメールの準備',
  'generate-slots': '予約枠の作成',
  reconcile: '予約枠の整合性の確認（これからの日）',
  'reconcile-all': '予約枠の整合性の確認（すべての日）',
  reminders: '前日のお知らせの準備',
  retention: '保存期間を過ぎた記録の消去',
  'send-mail': 'メールの送信',
  sweep: '仮押さえの期限切れ',
  waitlist: 'キャンセル待ちの人への案内',
  'card-imports': 'カードの取り込みの後始末',
  'card-log': 'カードの履歴の転記',
  'case-log': '対応の記録の転記',
  'card-numbers': '替わった予約番号の確認',
  'card-check': '交付を取りやめたカードの予約の確認',
  'settle-transport': '移送・勧奨・廃棄の記録の仕上げ',
  'transport-alerts': '移送の回数の確認',
  deadlines: '提出期限の記録とお知らせ',
  'print-files': '印刷用のファイルの消去',
  rekey: '暗号化した項目の書き直し（鍵の入れ替え）',
} as const

/** What people call the checks whose results the panel lists. */
export const CHECK_WORDS: Record<string, string> = {
  slots: '予約枠の残り人数（今日から先）',
  'slots-all': '予約枠の残り人数（すべて）',
  'audit-chain': '操作ログのつながり',
  'audit-head': '操作ログの控え',
  'personal-fields': '暗号化した個人情報の読取り',
}

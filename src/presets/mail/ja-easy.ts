import type { MailWords } from './types'

export const jaEasy: MailWords = {
  subjects: {
    confirmation: '【{{city}}】予約が できました（番号 {{number}}）',
    change: '【{{city}}】予約を 変えました（番号 {{number}}）',
    cancellation: '【{{city}}】予約を やめました（番号 {{number}}）',
    reminder: '【{{city}}】もうすぐ 予約の日です（{{date}} {{time}}）',
    closure: '【{{city}}】大切な お知らせ：予約の時間に 窓口が 休みになりました（番号 {{number}}）',
    waitlist: '【{{city}}】予約が できるように なりました（{{date}} {{time}}）',
    defect: '【{{city}}】確認（かくにん）して ください（{{number}}）',
  },
  leads: {
    confirmation: '予約が できました。下の ものを 持って、時間までに 来てください。',
    change: '予約を 変えました。新しい 予約は つぎの とおりです。',
    cancellation: 'つぎの 予約を やめました。',
    reminder: 'もうすぐ 予約の日です。忘れないで ください。',
    closure:
      '予約の 時間に 窓口が 休みに なりました。ごめんなさい。下の ページで ほかの日を えらんでください。',
    waitlist: '予約が できる 時間が あります。早い人が 先です。',
    defect:
      '申（もう）しこみに たりない ところが あります。下を 見て、電話（でんわ）を して ください。',
  },
  labels: {
    number: '受付番号',
    service: 'すること',
    when: '日と 時間',
    office: '場所',
    address: '住所',
    people: '人の 数',
    bring: '持ってくるもの',
    manage: '予約を 見る・変える・やめる',
    book: '予約する',
    call: 'わからないとき',
  },
  colon: '：',
  closing: 'このメールに 返事は できません。',
}

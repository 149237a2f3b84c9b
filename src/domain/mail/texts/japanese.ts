import type { MailTexts } from './types'

const ja: MailTexts = {
  subject: {
    confirmation: '【{{city}}】予約を受け付けました（受付番号 {{number}}）',
    change: '【{{city}}】予約を変更しました（受付番号 {{number}}）',
    cancellation: '【{{city}}】予約を取り消しました（受付番号 {{number}}）',
    reminder: '【{{city}}】{{date}} {{time}} の予約のお知らせ',
    closure: '【{{city}}】重要: ご予約の日時に窓口を閉めます（受付番号 {{number}}）',
    waitlist: '【{{city}}】空きが出ました（{{date}} {{time}}）',
    defect: '【{{city}}】お申込みの内容について確認のお願い（受付番号 {{number}}）',
  },
  intro: {
    confirmation: '次の内容で予約を受け付けました。',
    change: '予約を次の内容に変更しました。',
    cancellation: '次の予約を取り消しました。',
    reminder: 'ご予約の日時が近づきましたので、お知らせします。',
    closure:
      '申し訳ありません。ご予約の日時に窓口を閉めることになりました。お手数ですが、別の日時への変更をお願いします。',
    waitlist:
      'ご希望に合う時間に空きが出ました。先着順です。このメールが届いても、先にほかの方が予約すると、予約できないことがあります。',
    defect:
      'お申込みの内容に不備がありました。お手数ですが、次のことをご確認・ご用意のうえ、下のお問い合わせ先にお電話ください。',
  },
  labels: {
    number: '受付番号',
    when: '日時',
    office: '場所',
    address: '所在地',
    service: '手続き',
    people: '人数',
    reason: '理由',
    bring: '持ってくるもの',
    manage: '予約の確認・変更・取消しはこちら',
    book: '予約はこちら',
    again: '日時の変更・新しい予約はこちら',
    contact: 'お問い合わせ',
    stop: '空きのお知らせを止めるときはこちら',
  },
  closing: 'このメールは自動でお送りしています。返信いただいてもお答えできません。',
}

const jaEasy: MailTexts = {
  subject: {
    confirmation: '【{{city}}】よやくが できました（{{number}}）',
    change: '【{{city}}】よやくを かえました（{{number}}）',
    cancellation: '【{{city}}】よやくを やめました（{{number}}）',
    reminder: '【{{city}}】{{date}} {{time}} の よやくの おしらせ',
    closure: '【{{city}}】たいせつ: よやくの ときに 窓口が 休みに なります（{{number}}）',
    waitlist: '【{{city}}】よやく できる 時間が あります（{{date}} {{time}}）',
    defect: '【{{city}}】確認（かくにん）して ください（{{number}}）',
  },
  intro: {
    confirmation: '予約（よやく）が できました。',
    change: '予約（よやく）を かえました。新しい 予約は これです。',
    cancellation: 'この 予約（よやく）を やめました。',
    reminder: 'もうすぐ 予約（よやく）の 日です。',
    closure:
      'すみません。予約（よやく）の 時間に 窓口（まどぐち）が 休みに なります。ほかの 日に かえて ください。',
    waitlist:
      '予約（よやく）できる 時間が あります。早い 人から 予約できます。ほかの 人が 先に 予約すると、予約できません。',
    defect:
      '申（もう）しこみに たりない ところが あります。下を 見て、電話（でんわ）を して ください。',
  },
  labels: {
    number: '受付番号（うけつけ ばんごう）',
    when: '日にちと 時間',
    office: '場所（ばしょ）',
    address: '住所（じゅうしょ）',
    service: '手続き（てつづき）',
    people: '人数（にんずう）',
    reason: 'どうして',
    bring: '持って くる もの',
    manage: '予約を 見る・かえる・やめる',
    book: '予約する',
    again: 'ほかの 日に 予約する',
    contact: '聞きたい ことが あるとき',
    stop: 'この メールを とめる',
  },
  closing: 'この メールに 返事（へんじ）を しないで ください。',
}

export const japanese = { ja, 'ja-easy': jaEasy }

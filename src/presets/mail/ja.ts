import type { MailWords } from './types'

export const ja: MailWords = {
  subjects: {
    confirmation: '【{{city}}】予約を受け付けました（受付番号 {{number}}）',
    change: '【{{city}}】予約を変更しました（受付番号 {{number}}）',
    cancellation: '【{{city}}】予約を取り消しました（受付番号 {{number}}）',
    reminder: '【{{city}}】予約の日が近づいています（{{date}} {{time}}）',
    closure: '【{{city}}】重要：予約の時間に受付ができなくなりました（受付番号 {{number}}）',
    waitlist: '【{{city}}】予約の空きが出ました（{{date}} {{time}}）',
    defect: '【{{city}}】お申込みの内容について確認のお願い（受付番号 {{number}}）',
  },
  leads: {
    confirmation:
      '予約を受け付けました。当日は下の持ち物をご用意のうえ、時間までにお越しください。',
    change: '予約を変更しました。新しい予約の内容は次のとおりです。',
    cancellation: '次の予約を取り消しました。',
    reminder: '予約の日が近づきましたのでお知らせします。',
    closure:
      'ご予約の時間に、次の理由で受付ができなくなりました。ご迷惑をおかけし申し訳ありません。お手数ですが、下のページから別の日時をお選びください。',
    waitlist:
      'ご希望の条件に合う空きが出ました。予約は先着順です。ほかの方が先に予約されることがあります。',
    defect:
      'お申込みの内容に不備がありました。お手数ですが、次のことをご確認・ご用意のうえ、下のお問い合わせ先にお電話ください。',
  },
  labels: {
    number: '受付番号',
    service: '手続き',
    when: '日時',
    office: '場所',
    address: '所在地',
    people: '人数',
    bring: '持ってくるもの',
    manage: '予約の確認・変更・取消し',
    book: '予約する',
    call: 'お問い合わせ',
  },
  colon: '：',
  closing: 'このメールは自動でお送りしています。返信はできません。',
}

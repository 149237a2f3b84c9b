import type { MailWords } from './types'

export const zhHant: MailWords = {
  subjects: {
    confirmation: '【{{city}}】預約已受理（受理號碼 {{number}}）',
    change: '【{{city}}】預約已變更（受理號碼 {{number}}）',
    cancellation: '【{{city}}】預約已取消（受理號碼 {{number}}）',
    reminder: '【{{city}}】預約日期將近（{{date}} {{time}}）',
    closure: '【{{city}}】重要：您預約的時間無法受理（受理號碼 {{number}}）',
    waitlist: '【{{city}}】有空位了（{{date}} {{time}}）',
    defect: '【{{city}}】請確認您的申請內容（受理編號 {{number}}）',
  },
  leads: {
    confirmation: '您的預約已受理。請攜帶下列物品，在預約時間前抵達。',
    change: '您的預約已變更，新的預約內容如下。',
    cancellation: '下列預約已取消。',
    reminder: '您的預約日期將近，特此通知。',
    closure: '非常抱歉，因以下原因，您預約的時間櫃檯無法受理。請在下面的頁面選擇其他日期和時間。',
    waitlist: '符合您希望條件的時間有空位了。先到先得，可能會被他人先預約。',
    defect: '您的申請內容有不完備之處。請確認或準備以下事項，並撥打下方諮詢電話與我們聯絡。',
  },
  labels: {
    number: '受理號碼',
    service: '手續',
    when: '日期和時間',
    office: '地點',
    address: '地址',
    people: '人數',
    bring: '需攜帶的物品',
    manage: '查看、變更、取消預約',
    book: '預約',
    call: '洽詢電話',
  },
  colon: '：',
  closing: '本郵件由系統自動發送，請勿回覆。',
}

import type { MailWords } from './types'

export const zhHans: MailWords = {
  subjects: {
    confirmation: '【{{city}}】预约已受理（受理号码 {{number}}）',
    change: '【{{city}}】预约已更改（受理号码 {{number}}）',
    cancellation: '【{{city}}】预约已取消（受理号码 {{number}}）',
    reminder: '【{{city}}】预约日期临近（{{date}} {{time}}）',
    closure: '【{{city}}】重要：您预约的时间无法受理（受理号码 {{number}}）',
    waitlist: '【{{city}}】有空位了（{{date}} {{time}}）',
    defect: '【{{city}}】请确认您的申请内容（受理编号 {{number}}）',
  },
  leads: {
    confirmation: '您的预约已受理。请携带下列物品，在预约时间前到达。',
    change: '您的预约已更改，新的预约内容如下。',
    cancellation: '下列预约已取消。',
    reminder: '您的预约日期临近，特此通知。',
    closure: '非常抱歉，由于以下原因，您预约的时间窗口无法受理。请在下面的页面选择其他日期和时间。',
    waitlist: '符合您希望条件的时间有空位了。先到先得，可能会被他人先预约。',
    defect: '您的申请内容有不完备之处。请确认或准备以下事项，并拨打下方咨询电话与我们联系。',
  },
  labels: {
    number: '受理号码',
    service: '手续',
    when: '日期和时间',
    office: '地点',
    address: '地址',
    people: '人数',
    bring: '需要携带的物品',
    manage: '查看、更改、取消预约',
    book: '预约',
    call: '咨询电话',
  },
  colon: '：',
  closing: '本邮件由系统自动发送，请勿回复。',
}

import type { MailTexts } from './types'

const zhHans: MailTexts = {
  subject: {
    confirmation: '【{{city}}】预约已受理（受理编号 {{number}}）',
    change: '【{{city}}】预约已变更（受理编号 {{number}}）',
    cancellation: '【{{city}}】预约已取消（受理编号 {{number}}）',
    reminder: '【{{city}}】预约提醒：{{date}} {{time}}',
    closure: '【{{city}}】重要：您预约的时间窗口将关闭（受理编号 {{number}}）',
    waitlist: '【{{city}}】现有空位（{{date}} {{time}}）',
    defect: '【{{city}}】请确认您的申请内容（受理编号 {{number}}）',
  },
  intro: {
    confirmation: '您的预约已按以下内容受理。',
    change: '您的预约已变更为以下内容。',
    cancellation: '以下预约已取消。',
    reminder: '您的预约时间即将到来，特此提醒。',
    closure: '非常抱歉，您预约的时间窗口将关闭。请您改约其他日期和时间。',
    waitlist: '符合您要求的时间现有空位。先到先得，如他人先行预约，您可能无法预约。',
    defect: '您的申请内容有不完备之处。请确认或准备以下事项，并拨打下方咨询电话与我们联系。',
  },
  labels: {
    number: '受理编号',
    when: '日期和时间',
    office: '地点',
    address: '地址',
    service: '手续',
    people: '人数',
    reason: '原因',
    bring: '需携带的物品',
    manage: '查看、变更或取消预约',
    book: '在此预约',
    again: '变更日期或重新预约',
    contact: '咨询',
    stop: '停止接收空位通知',
  },
  closing: '本邮件为自动发送，请勿回复。',
}

const zhHant: MailTexts = {
  subject: {
    confirmation: '【{{city}}】預約已受理（受理編號 {{number}}）',
    change: '【{{city}}】預約已變更（受理編號 {{number}}）',
    cancellation: '【{{city}}】預約已取消（受理編號 {{number}}）',
    reminder: '【{{city}}】預約提醒：{{date}} {{time}}',
    closure: '【{{city}}】重要：您預約的時間窗口將關閉（受理編號 {{number}}）',
    waitlist: '【{{city}}】現有空位（{{date}} {{time}}）',
    defect: '【{{city}}】請確認您的申請內容（受理編號 {{number}}）',
  },
  intro: {
    confirmation: '您的預約已按以下內容受理。',
    change: '您的預約已變更為以下內容。',
    cancellation: '以下預約已取消。',
    reminder: '您的預約時間即將到來，特此提醒。',
    closure: '非常抱歉，您預約的時間窗口將關閉。請您改約其他日期和時間。',
    waitlist: '符合您要求的時間現有空位。先到先得，如他人先行預約，您可能無法預約。',
    defect: '您的申請內容有不完備之處。請確認或準備以下事項，並撥打下方諮詢電話與我們聯絡。',
  },
  labels: {
    number: '受理編號',
    when: '日期和時間',
    office: '地點',
    address: '地址',
    service: '手續',
    people: '人數',
    reason: '原因',
    bring: '需攜帶的物品',
    manage: '查看、變更或取消預約',
    book: '在此預約',
    again: '變更日期或重新預約',
    contact: '諮詢',
    stop: '停止接收空位通知',
  },
  closing: '本郵件為自動發送，請勿回覆。',
}

const ko: MailTexts = {
  subject: {
    confirmation: '[{{city}}] 예약이 접수되었습니다 (접수번호 {{number}})',
    change: '[{{city}}] 예약이 변경되었습니다 (접수번호 {{number}})',
    cancellation: '[{{city}}] 예약이 취소되었습니다 (접수번호 {{number}})',
    reminder: '[{{city}}] {{date}} {{time}} 예약 안내',
    closure: '[{{city}}] 중요: 예약하신 시간에 창구를 닫습니다 (접수번호 {{number}})',
    waitlist: '[{{city}}] 빈 시간이 생겼습니다 ({{date}} {{time}})',
    defect: '[{{city}}] 신청 내용을 확인해 주십시오 (접수번호 {{number}})',
  },
  intro: {
    confirmation: '다음 내용으로 예약이 접수되었습니다.',
    change: '예약이 다음 내용으로 변경되었습니다.',
    cancellation: '다음 예약이 취소되었습니다.',
    reminder: '예약하신 시간이 다가와 알려 드립니다.',
    closure: '죄송합니다. 예약하신 시간에 창구를 닫게 되었습니다. 다른 일시로 변경해 주십시오.',
    waitlist:
      '희망하신 시간에 빈자리가 생겼습니다. 선착순이므로 다른 분이 먼저 예약하면 예약하실 수 없습니다.',
    defect:
      '신청 내용에 미비한 점이 있습니다. 아래 사항을 확인・준비하신 후 아래 문의처로 전화해 주십시오.',
  },
  labels: {
    number: '접수번호',
    when: '일시',
    office: '장소',
    address: '주소',
    service: '절차',
    people: '인원',
    reason: '이유',
    bring: '가져올 것',
    manage: '예약 확인・변경・취소',
    book: '예약하기',
    again: '일시 변경・새 예약',
    contact: '문의',
    stop: '빈 시간 안내 중지',
  },
  closing: '이 메일은 자동으로 발송되었습니다. 회신하셔도 답변드릴 수 없습니다.',
}

const vi: MailTexts = {
  subject: {
    confirmation: '[{{city}}] Đã nhận đặt lịch hẹn (số tiếp nhận {{number}})',
    change: '[{{city}}] Đã thay đổi lịch hẹn (số tiếp nhận {{number}})',
    cancellation: '[{{city}}] Đã hủy lịch hẹn (số tiếp nhận {{number}})',
    reminder: '[{{city}}] Nhắc lịch hẹn: {{date}} {{time}}',
    closure: '[{{city}}] Quan trọng: quầy sẽ đóng vào giờ hẹn của bạn (số tiếp nhận {{number}})',
    waitlist: '[{{city}}] Có chỗ trống ({{date}} {{time}})',
    defect: '[{{city}}] Vui lòng kiểm tra nội dung đăng ký (số tiếp nhận {{number}})',
  },
  intro: {
    confirmation: 'Lịch hẹn của bạn đã được tiếp nhận như sau.',
    change: 'Lịch hẹn của bạn đã được đổi như sau.',
    cancellation: 'Lịch hẹn sau đã được hủy.',
    reminder: 'Sắp đến giờ hẹn của bạn.',
    closure:
      'Chúng tôi xin lỗi. Quầy sẽ đóng vào giờ hẹn của bạn. Vui lòng đổi sang ngày giờ khác.',
    waitlist:
      'Có chỗ trống vào thời gian bạn mong muốn. Ai đặt trước được trước; nếu người khác đặt trước, bạn có thể không đặt được.',
    defect:
      'Nội dung đăng ký của bạn còn thiếu hoặc cần làm rõ. Vui lòng xem các mục dưới đây và gọi cho chúng tôi theo số liên hệ bên dưới.',
  },
  labels: {
    number: 'Số tiếp nhận',
    when: 'Ngày giờ',
    office: 'Địa điểm',
    address: 'Địa chỉ',
    service: 'Thủ tục',
    people: 'Số người',
    reason: 'Lý do',
    bring: 'Những thứ cần mang theo',
    manage: 'Xem, đổi hoặc hủy lịch hẹn',
    book: 'Đặt lịch tại đây',
    again: 'Đổi ngày giờ hoặc đặt lịch mới',
    contact: 'Liên hệ',
    stop: 'Ngừng nhận thông báo chỗ trống',
  },
  closing: 'Thư này được gửi tự động. Vui lòng không trả lời thư này.',
}

export const asian = { 'zh-hans': zhHans, 'zh-hant': zhHant, ko, vi }

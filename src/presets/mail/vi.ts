import type { MailWords } from './types'

export const vi: MailWords = {
  subjects: {
    confirmation: '[{{city}}] Đã nhận đặt chỗ (số {{number}})',
    change: '[{{city}}] Đã đổi đặt chỗ (số {{number}})',
    cancellation: '[{{city}}] Đã hủy đặt chỗ (số {{number}})',
    reminder: '[{{city}}] Nhắc lịch hẹn ({{date}} {{time}})',
    closure: '[{{city}}] Quan trọng: không thể tiếp nhận vào giờ đã đặt (số {{number}})',
    waitlist: '[{{city}}] Có chỗ trống ({{date}} {{time}})',
    defect: '[{{city}}] Vui lòng kiểm tra nội dung đăng ký (số tiếp nhận {{number}})',
  },
  leads: {
    confirmation: 'Đặt chỗ của bạn đã được nhận. Hãy mang theo các thứ dưới đây và đến đúng giờ.',
    change: 'Đặt chỗ của bạn đã được đổi. Nội dung mới như sau.',
    cancellation: 'Đặt chỗ sau đã được hủy.',
    reminder: 'Nhắc bạn về lịch hẹn sắp tới.',
    closure:
      'Xin lỗi: vì lý do sau, quầy đóng cửa vào giờ bạn đã đặt. Hãy chọn ngày giờ khác ở trang dưới đây.',
    waitlist:
      'Có chỗ trống phù hợp với mong muốn của bạn. Ai đến trước được trước; người khác có thể đặt trước bạn.',
    defect:
      'Nội dung đăng ký của bạn còn thiếu hoặc cần làm rõ. Vui lòng xem các mục dưới đây và gọi cho chúng tôi theo số liên hệ bên dưới.',
  },
  labels: {
    number: 'Số tiếp nhận',
    service: 'Thủ tục',
    when: 'Ngày giờ',
    office: 'Nơi',
    address: 'Địa chỉ',
    people: 'Số người',
    bring: 'Những thứ cần mang',
    manage: 'Xem, đổi hoặc hủy đặt chỗ',
    book: 'Đặt chỗ',
    call: 'Tổng đài',
  },
  colon: ': ',
  closing: 'Thư này được gửi tự động. Vui lòng không trả lời.',
}

import type { MailWords } from './types'

export const vi: MailWords = {
  subjects: {
    confirmation: '[{{city}}] Đã nhận lịch hẹn (số tiếp nhận {{number}})',
    change: '[{{city}}] Đã thay đổi lịch hẹn (số tiếp nhận {{number}})',
    cancellation: '[{{city}}] Đã hủy lịch hẹn (số tiếp nhận {{number}})',
    reminder: '[{{city}}] Nhắc lịch hẹn ({{date}} {{time}})',
    closure: '[{{city}}] Quan trọng: không thể tiếp nhận vào giờ đã đặt (số tiếp nhận {{number}})',
    waitlist: '[{{city}}] Có chỗ trống ({{date}} {{time}})',
    defect: '[{{city}}] Vui lòng kiểm tra nội dung đăng ký (số tiếp nhận {{number}})',
  },
  leads: {
    confirmation: 'Lịch hẹn của bạn đã được nhận. Hãy mang theo các thứ dưới đây và đến đúng giờ.',
    change: 'Lịch hẹn của bạn đã được thay đổi. Nội dung mới như sau.',
    cancellation: 'Lịch hẹn sau đã được hủy.',
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
    manage: 'Xem, thay đổi hoặc hủy lịch hẹn',
    book: 'Đặt lịch',
    call: 'Tổng đài',
  },
  colon: ': ',
  closing: 'Thư này được gửi tự động. Vui lòng không trả lời.',
}

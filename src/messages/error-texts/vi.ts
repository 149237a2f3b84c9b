import type { ErrorTexts } from './ja'

export const vi: ErrorTexts = {
  WAITING:
    'Hiện có rất nhiều người nên phải lần lượt theo thứ tự. Vui lòng chờ rồi gửi lại kèm cùng phiếu thứ tự.',
  SLOT_FULL: 'Giờ này vừa hết chỗ. Xin chọn giờ khác.',
  SLOT_CLOSED: 'Giờ này không nhận đặt lịch. Xin chọn giờ khác.',
  SLOT_UNKNOWN: 'Không có giờ này. Xin chọn lại từ lịch.',
  ALREADY_BOOKED:
    'Số này đã có lịch hẹn. Muốn thay đổi, hãy dùng “Xem, thay đổi hoặc hủy lịch hẹn”.',
  ALREADY_HELD: 'Số này đang được dùng ở màn hình khác. Xin thử lại sau khoảng 10 phút.',
  HOLD_EXPIRED: 'Đã hết thời gian giữ chỗ. Xin chọn lại ngày giờ.',
  HOLD_UNKNOWN: 'Không tìm thấy giờ đã giữ. Xin chọn lại ngày giờ.',
  EXTENSION_LIMIT: 'Không thể gia hạn thêm. Xin hoàn tất trong thời gian còn lại.',
  NOT_MATCHED: 'Không thể xác nhận nội dung đã nhập. Xin kiểm tra lại số.',
  LOCKED: 'Đã nhập sai nhiều lần nên tạm thời không dùng được. Xin chờ một lúc hoặc gọi tổng đài.',
  NOT_MATCHED_BIRTHDAY:
    'Không thể xác nhận nội dung đã nhập. Xin kiểm tra lại số và ngày sinh. Nếu không biết rõ một phần ngày sinh, hoặc đã nhập đúng mà vẫn không tiếp tục được, hãy gọi tổng đài.',
  NOT_BOOKABLE:
    'Hiện không thể đặt lịch bằng số này. Có thể giấy báo (交付通知書) chưa được gửi, thẻ đã được nhận, hoặc đã quá hạn nhận. Hãy kiểm tra số và hạn trên giấy báo rồi gọi tổng đài.',
  OTHER_WARD:
    'Người này nhận ở quầy khác (vì ở quận khác) nên không thể đặt chung. Hãy đặt lịch riêng cho người này.',
  NOT_READY:
    'Thẻ này chưa sẵn sàng. Thành phố sẽ gửi giấy báo (交付通知書); hãy đặt lịch sau khi nhận được. Nếu đã nhận, xin gọi tổng đài.',
  HANDED_OVER: 'Thẻ này đã được trao; không cần đặt lịch. Nếu bạn chưa nhận, xin gọi tổng đài.',
  INDIVIDUAL_NUMBER: 'Xin đừng nhập My Number (số cá nhân gồm 12 chữ số).',
  IDENTITY_EXPIRED: 'Đã hết thời gian. Xin làm lại từ đầu.',
  INPUT_INVALID: 'Xin kiểm tra nội dung đã nhập.',
  PAST: 'Giờ này đã qua. Xin chọn giờ khác.',
  DEADLINE_PASSED: 'Đã quá hạn tiếp nhận. Xin gọi tổng đài.',
  TOO_EARLY: 'Ngày này chưa thể đặt lịch. Xin chọn ngày gần hơn.',
  CHANNEL_CLOSED: 'Thủ tục này không đặt lịch được bằng cách này. Xin gọi tổng đài.',
  OFFICE_NOT_OFFERED: 'Không thể đặt lịch ở quầy này. Xin chọn quầy khác.',
  STOPPED: 'Hiện đang ngừng nhận đặt lịch. Xin xem thông báo.',
  PARTY_SIZE: 'Vượt quá số người có thể đặt một lần. Xin giảm số người.',
  NUMBER_PER_PERSON:
    'Mỗi người cần có số trên giấy báo của mình. Số người và số lượng mã số phải bằng nhau.',
  SAME_PERSON_TWICE: 'Cùng một số được nhập hai lần.',
  DEVICE_LIMIT: 'Đã đạt số lần đặt lịch trong một ngày từ thiết bị này. Nếu gấp, xin gọi tổng đài.',
  NETWORK_LIMIT:
    'Số lần đặt lịch trong một ngày từ đường truyền internet của bạn đã đạt giới hạn. Lịch của người khác dùng chung đường truyền cũng được tính. Nếu gấp, xin gọi tổng đài.',
  NOT_MOVABLE: 'Lịch hẹn này không thể thay đổi. Xin đặt lịch mới hoặc gọi tổng đài.',
  NOT_CANCELLABLE: 'Không thể hủy lịch hẹn đã làm xong thủ tục.',
  NOT_FOUND: 'Không tìm thấy. Xin kiểm tra lại số.',
  FORBIDDEN: 'Bạn không có quyền thực hiện thao tác này.',
  UNAUTHENTICATED: 'Xin đăng nhập.',
  TOO_MANY_REQUESTS: 'Truy cập quá nhiều. Xin chờ một chút rồi thử lại.',
  PROOF_REQUIRED: 'Việc kiểm tra chưa xong. Xin mở lại trang.',
  TOO_LARGE: 'Nội dung gửi quá lớn.',
  BUSY: 'Hiện đang đông người dùng. Xin chờ một chút rồi thử lại.',
  NO_BOOKING: 'Không tìm thấy lịch hẹn của số này.',
  WAITLIST_OFF: 'Thủ tục này không có thông báo chỗ trống.',
  NEVER_OPEN: 'Quầy không làm việc vào những ngày hoặc giờ đã chọn. Xin chọn ngày hoặc giờ khác.',
  CHANGED_MEANWHILE:
    'Nội dung của trang này đã thay đổi, ví dụ do thao tác ở cửa sổ khác. Chưa có gì được thực hiện. Vui lòng kiểm tra nội dung hiện tại và thao tác lại.',
  METHOD: 'Không thể mở trang theo cách đó. Xin bắt đầu từ trang đầu.',
  FORM_FOREIGN: 'Không thể xác nhận nội dung được gửi từ trang này. Xin bắt đầu từ trang đầu.',
  INTERNAL: 'Không xử lý được. Xin chờ một chút rồi thử lại. Nếu vẫn vậy, xin gọi tổng đài.',
}

import type { CityTexts } from './types'

export const vi: CityTexts = {
  pickup: {
    name: 'Nhận thẻ My Number',
    description:
      'Dành cho người đã nhận được giấy báo cấp thẻ (bưu thiếp 交付通知書). Hãy đặt ngày giờ đến nhận thẻ. Bạn cần số đặt lịch (予約番号) ghi trên bưu thiếp. Không cần nhập tên và địa chỉ.',
    bring: [
      'Giấy báo cấp thẻ (bưu thiếp 交付通知書)',
      'Giấy tờ tùy thân: 1 loại có ảnh (bằng lái xe, hộ chiếu, thẻ cư trú …) hoặc 2 loại không có ảnh (giấy xác nhận tư cách bảo hiểm, sổ lương hưu …)',
      'Thẻ thông báo 通知カード (nếu có)',
      'Thẻ My Number cũ hoặc thẻ đăng ký cư trú cơ bản (nếu có)',
    ].join('\n'),
    beforeVisit: [
      'Bạn sẽ đặt mã PIN tại quầy: một mã 4 chữ số và một mã 6–16 ký tự gồm chữ in hoa và chữ số. Hãy nghĩ trước.',
      'Người dưới 15 tuổi và người được giám hộ phải đến cùng người đại diện theo pháp luật, mang theo giấy tờ tùy thân của người đại diện và giấy tờ chứng minh quan hệ.',
      'Người khác chỉ được nhận thay khi có lý do theo quy định (bệnh tật, khuyết tật, đi học, từ 75 tuổi …). Bận công việc không phải là lý do. Vui lòng gọi điện trước.',
    ].join('\n'),
    afterBooking:
      'Hãy ghi lại số tiếp nhận và mang theo. Bạn có thể đổi hoặc hủy trên trang này hoặc qua điện thoại.',
  },
  manufacturingDescription:
    'Dành cho người đã nhận được giấy báo cấp thẻ (bưu thiếp 交付通知書). Hãy đặt ngày giờ đến nhận thẻ. Nhập số quản lý sản xuất (製造管理番号) trên bưu thiếp và ngày sinh nhật của người nhận thẻ.',
  renewal: {
    name: 'Gia hạn chứng thư điện tử',
    description:
      'Dành cho người có chứng thư điện tử của thẻ My Number sắp hết hạn hoặc đã hết hạn. Không cần nhập số hay tên. Có thể gia hạn từ ngày kế tiếp của ngày trước khi hết hạn đúng 3 tháng. Miễn phí.',
    bring: [
      'Thẻ My Number cần gia hạn',
      'Mã PIN (mã 4 chữ số và mã 6–16 ký tự)',
      'Giấy báo hết hạn 有効期限通知書 (nếu có; không bắt buộc)',
      'Nếu quên mã PIN: thêm 1 giấy tờ tùy thân như bằng lái xe',
    ].join('\n'),
    beforeVisit: [
      'Dù đã hết hạn, vẫn được cấp chứng thư mới miễn phí.',
      'Nếu người khác đến thay, cần có thẻ của bạn, mẫu 照会書兼回答書 do bạn điền và niêm phong, và giấy tờ có ảnh của người đến thay. Nếu thiếu, phải đến hai lần.',
      'Nếu chính thẻ sắp hết hạn, hãy xin cấp thẻ mới trước.',
    ].join('\n'),
    afterBooking: 'Hãy ghi lại số tiếp nhận và mã xác nhận. Cần cả hai khi đổi hoặc hủy.',
  },
  outreach: {
    name: 'Xin cấp thẻ tại cơ sở của bạn',
    description:
      'Nhân viên đến các cơ sở phúc lợi và nơi khác để giúp xin cấp thẻ My Number. Vui lòng gọi điện để đăng ký.',
    bring: [
      'Giấy tờ tùy thân của từng người xin cấp',
      'Giấy thông báo mã số cá nhân hoặc thẻ thông báo (nếu có)',
    ].join('\n'),
    beforeVisit: 'Từ thứ Hai đến thứ Sáu, 9:00–17:00. Chụp ảnh miễn phí tại chỗ.',
    afterBooking: 'Chúng tôi sẽ gọi điện để xác nhận giờ và địa điểm.',
  },
}

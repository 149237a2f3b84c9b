import type { MailWords } from './types'

export const ko: MailWords = {
  subjects: {
    confirmation: '[{{city}}] 예약이 접수되었습니다 (접수 번호 {{number}})',
    change: '[{{city}}] 예약이 변경되었습니다 (접수 번호 {{number}})',
    cancellation: '[{{city}}] 예약이 취소되었습니다 (접수 번호 {{number}})',
    reminder: '[{{city}}] 예약일이 다가왔습니다 ({{date}} {{time}})',
    closure: '[{{city}}] 중요: 예약하신 시간에 접수할 수 없게 되었습니다 (접수 번호 {{number}})',
    waitlist: '[{{city}}] 빈자리가 생겼습니다 ({{date}} {{time}})',
    defect: '[{{city}}] 신청 내용을 확인해 주십시오 (접수번호 {{number}})',
  },
  leads: {
    confirmation: '예약이 접수되었습니다. 아래 준비물을 가지고 시간까지 와 주십시오.',
    change: '예약이 변경되었습니다. 새로운 예약 내용은 다음과 같습니다.',
    cancellation: '다음 예약이 취소되었습니다.',
    reminder: '예약일이 다가와 알려 드립니다.',
    closure:
      '죄송합니다. 다음 사유로 예약하신 시간에 창구를 열지 못합니다. 아래 페이지에서 다른 날짜와 시간을 선택해 주십시오.',
    waitlist:
      '희망하신 조건에 맞는 빈자리가 생겼습니다. 선착순이므로 다른 분이 먼저 예약할 수 있습니다.',
    defect:
      '신청 내용에 미비한 점이 있습니다. 아래 사항을 확인・준비하신 후 아래 문의처로 전화해 주십시오.',
  },
  labels: {
    number: '접수 번호',
    service: '절차',
    when: '날짜와 시간',
    office: '장소',
    address: '주소',
    people: '인원수',
    bring: '준비물',
    manage: '예약 확인·변경·취소',
    book: '예약하기',
    call: '문의',
  },
  colon: ': ',
  closing: '이 메일은 자동으로 발송되었습니다. 회신할 수 없습니다.',
}

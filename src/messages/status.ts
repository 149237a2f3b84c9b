import type { Language } from '@/domain/languages'

/** What the status page says beside the words of the site (IN-03). */
export type StatusWords = {
  asOf: string
  stale: string
  site: string
  booking: string
  mail: string
  ok: string
  trouble: string
  planned: string
  toSite: string
}

export const STATUS_WORDS: Record<Language, StatusWords> = {
  ja: {
    asOf: '{time}現在',
    stale: 'この情報は古くなっています。状況の確認が止まっているおそれがあります。',
    site: '予約サイト',
    booking: '予約の受付',
    mail: '確認メール',
    ok: '通常どおり',
    trouble: '障害があります',
    planned: '計画停止中',
    toSite: '予約サイトを開く',
  },
  'ja-easy': {
    asOf: '{time} の ようすです',
    stale: 'この おしらせは 古いです。いまの ようすが わからないかもしれません。',
    site: '予約の ページ',
    booking: '予約の うけつけ',
    mail: 'メール',
    ok: 'つかえます',
    trouble: 'つかえないことが あります',
    planned: '休んでいます（前から きめていました）',
    toSite: '予約の ページを ひらく',
  },
  en: {
    asOf: 'As of {time} (Japan time)',
    stale: 'This information is out of date. Checks may have stopped.',
    site: 'Booking website',
    booking: 'Taking bookings',
    mail: 'Confirmation mail',
    ok: 'Working normally',
    trouble: 'There is a problem',
    planned: 'Planned stop',
    toSite: 'Open the booking website',
  },
  'zh-hans': {
    asOf: '截至{time}（日本时间）',
    stale: '此信息已过时，状态检查可能已停止。',
    site: '预约网站',
    booking: '预约受理',
    mail: '确认邮件',
    ok: '正常',
    trouble: '发生故障',
    planned: '计划停机中',
    toSite: '打开预约网站',
  },
  'zh-hant': {
    asOf: '截至{time}（日本時間）',
    stale: '此資訊已過時，狀態檢查可能已停止。',
    site: '預約網站',
    booking: '預約受理',
    mail: '確認郵件',
    ok: '正常',
    trouble: '發生故障',
    planned: '計畫停機中',
    toSite: '開啟預約網站',
  },
  ko: {
    asOf: '{time} 현재 (일본 시간)',
    stale: '이 정보는 오래되었습니다. 상태 확인이 멈췄을 수 있습니다.',
    site: '예약 사이트',
    booking: '예약 접수',
    mail: '확인 메일',
    ok: '정상',
    trouble: '장애가 있습니다',
    planned: '예정된 중단 중',
    toSite: '예약 사이트 열기',
  },
  tl: {
    asOf: 'Hanggang {time} (oras sa Japan)',
    stale: 'Luma na ang impormasyong ito. Maaaring huminto ang pagsusuri.',
    site: 'Website ng reserbasyon',
    booking: 'Pagtanggap ng reserbasyon',
    mail: 'Mail ng kumpirmasyon',
    ok: 'Normal',
    trouble: 'May problema',
    planned: 'Nakatakdang paghinto',
    toSite: 'Buksan ang website ng reserbasyon',
  },
  es: {
    asOf: 'A las {time} (hora de Japón)',
    stale:
      'Esta información está desactualizada. Es posible que las comprobaciones se hayan detenido.',
    site: 'Sitio de reservas',
    booking: 'Recepción de reservas',
    mail: 'Correo de confirmación',
    ok: 'Funciona con normalidad',
    trouble: 'Hay un problema',
    planned: 'Parada programada',
    toSite: 'Abrir el sitio de reservas',
  },
  pt: {
    asOf: 'Às {time} (horário do Japão)',
    stale: 'Esta informação está desatualizada. As verificações podem ter parado.',
    site: 'Site de reservas',
    booking: 'Recebimento de reservas',
    mail: 'E-mail de confirmação',
    ok: 'Funcionando normalmente',
    trouble: 'Há um problema',
    planned: 'Parada programada',
    toSite: 'Abrir o site de reservas',
  },
  vi: {
    asOf: 'Tính đến {time} (giờ Nhật Bản)',
    stale: 'Thông tin này đã cũ. Việc kiểm tra có thể đã dừng.',
    site: 'Trang web đặt lịch',
    booking: 'Nhận đặt lịch',
    mail: 'Thư xác nhận',
    ok: 'Hoạt động bình thường',
    trouble: 'Đang có sự cố',
    planned: 'Đang tạm dừng theo kế hoạch',
    toSite: 'Mở trang web đặt lịch',
  },
}

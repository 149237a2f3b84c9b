import type { Language } from '@/domain/languages'

/**
 * Stands under every mail about a cancellation: many calendars keep an entry that came as a file,
 * whatever the file of the cancellation says.
 */
export const DELETE_CALENDAR_ENTRY: Record<Language, string> = {
  ja: 'カレンダーに予定を入れている場合は、予定が残ることがあります。お手数ですが、ご自分で消してください。',
  'ja-easy':
    'カレンダーに 予定（よてい）を 入（い）れた 人（ひと）は、その 予定を 消（け）して ください。',
  en: 'If you added this visit to your calendar, the entry may remain there. Please delete it yourself.',
  'zh-hans': '如果您已将此预约添加到日历，该日程可能会保留，请自行删除。',
  'zh-hant': '如果您已將此預約加入行事曆，該行程可能會保留，請自行刪除。',
  ko: '캘린더에 이 일정을 추가하신 경우 일정이 남아 있을 수 있습니다. 직접 삭제해 주십시오.',
  tl: 'Kung idinagdag mo ito sa iyong kalendaryo, maaaring manatili roon ang entry. Pakibura ito.',
  es: 'Si añadió esta visita a su calendario, puede que siga allí. Por favor, bórrela usted mismo.',
  pt: 'Se você adicionou esta visita ao seu calendário, ela pode continuar lá. Por favor, apague-a.',
  vi: 'Nếu bạn đã thêm lịch hẹn này vào lịch của mình, mục đó có thể vẫn còn. Vui lòng tự xóa.',
}

import type { Language } from '@/domain/languages'

type Hours = { from: string; to: string; everyDay?: boolean }

/** "Monday to Friday, closed on holidays" and "every day", both closed at the year end. */
const WORDS: Record<Language, { week: string; daily: string }> = {
  ja: {
    week: '月～金曜 {t}（祝日・年末年始を除く）',
    daily: '毎日 {t}（12月29日～1月3日を除く）',
  },
  'ja-easy': {
    week: '月曜日から 金曜日　{t}（祝日と 12月29日～1月3日は 休みです）',
    daily: '毎日　{t}（12月29日～1月3日は 休みです）',
  },
  en: {
    week: 'Monday to Friday {t} (closed on public holidays and Dec 29 – Jan 3)',
    daily: 'Every day {t} (closed Dec 29 – Jan 3)',
  },
  'zh-hans': {
    week: '周一至周五 {t}（节假日及12月29日～1月3日除外）',
    daily: '每天 {t}（12月29日～1月3日除外）',
  },
  'zh-hant': {
    week: '週一至週五 {t}（國定假日及12月29日～1月3日除外）',
    daily: '每天 {t}（12月29日～1月3日除外）',
  },
  ko: {
    week: '월~금요일 {t} (공휴일 및 12월 29일~1월 3일 제외)',
    daily: '매일 {t} (12월 29일~1월 3일 제외)',
  },
  tl: {
    week: 'Lunes hanggang Biyernes {t} (sarado kapag pista opisyal at Dis 29 – Ene 3)',
    daily: 'Araw-araw {t} (sarado sa Dis 29 – Ene 3)',
  },
  es: {
    week: 'De lunes a viernes {t} (cerrado en festivos y del 29 dic. al 3 ene.)',
    daily: 'Todos los días {t} (cerrado del 29 dic. al 3 ene.)',
  },
  pt: {
    week: 'De segunda a sexta {t} (fechado em feriados e de 29/12 a 3/1)',
    daily: 'Todos os dias {t} (fechado de 29/12 a 3/1)',
  },
  vi: {
    week: 'Thứ Hai đến thứ Sáu {t} (nghỉ ngày lễ và từ 29/12 đến 3/1)',
    daily: 'Hằng ngày {t} (nghỉ từ 29/12 đến 3/1)',
  },
}

/** Call-centre hours as setting texts in every language the city guides in (CC-21, PB-08). */
export function callHours({ from, to, everyDay = false }: Hours, languages: readonly Language[]) {
  const say = (language: Language, dash: string) =>
    WORDS[language][everyDay ? 'daily' : 'week'].replace('{t}', `${from}${dash}${to}`)
  return {
    callHours: say('ja', '～'),
    callHoursTranslations: languages
      .filter((language) => language !== 'ja')
      .map((language) => ({ language, text: say(language, language === 'ja-easy' ? '～' : '–') })),
  }
}

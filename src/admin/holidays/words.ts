import type { HolidayStep } from '@/domain/holidays/plan'
import { formatForLanguage } from '@/domain/time/format'

/** With its year: a file tells of two. */
export const dayWords = (date: string): string => formatForLanguage(date, null, 'ja')

/** A change of the calendar of holidays, as staff read it. */
export function stepWords(step: HolidayStep): string {
  switch (step.does) {
    case 'add':
      return '新しい祝日（閉まります）'
    case 'restore':
      return '再び祝日になります（閉まります）'
    case 'move':
      return `${dayWords(step.from)}から移ります（${dayWords(step.from)}は開きます）`
    case 'rename':
      return `名称が変わります（いまは「${step.was}」）`
    case 'remove':
      return '祝日でなくなります（定期の受付時間どおりに開きます）'
  }
}

import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'

/** A UTC instant as 「12/07 10:15」, in Japan. */
export function timeInWords(at: string): string {
  const time = new Date(at)
  return `${tokyoDateOf(time).slice(5).replace('-', '/')} ${tokyoTimeOf(time)}`
}

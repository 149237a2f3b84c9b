import { addDays, isCivilDate } from '@/domain/time/civil'

/** From and to of an address, or the last `days` days; never the wrong way round. */
export function periodFrom(
  query: Record<string, string | string[] | undefined>,
  today: string,
  days: number,
): { from: string; to: string } {
  const to = isCivilDate(query.to) ? query.to : today
  const from = isCivilDate(query.from) ? query.from : addDays(to, 1 - days)
  return from <= to ? { from, to } : { from: to, to: from }
}

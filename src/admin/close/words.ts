import { formatForLanguage } from '@/domain/time/format'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

import type { Draft } from './draft'
import { ALL, PARTS } from './draft'

const namesOf = (list: { id: string; name: string }[], ids: string[]): string =>
  list
    .filter((one) => ids.includes(one.id))
    .map((one) => one.name)
    .join('・')

/** The closure in words, for the confirmation and after it. */
export function closureWords(draft: Draft, catalogue: ScopeCatalogue) {
  const day = (date: string) => formatForLanguage(date, null, 'ja')
  const time =
    draft.part === 'other'
      ? `${draft.start}〜${draft.end}`
      : (PARTS.find(({ value }) => value === draft.part)?.label ?? '')
  return {
    where: draft.offices.includes(ALL) ? 'すべての窓口' : namesOf(catalogue.offices, draft.offices),
    services:
      draft.services.length === 0
        ? 'すべてのサービス'
        : namesOf(catalogue.services, draft.services),
    when: `${day(draft.from)}${draft.to === draft.from ? '' : `〜${day(draft.to)}`}　${time}`,
  }
}

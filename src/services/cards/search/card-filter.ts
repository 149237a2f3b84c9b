import type { Where } from 'payload'

import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { parseDate } from '@/domain/time/parse-date'

import type { ServiceContext } from '../../context'
import { individualNumberRefused, invalid } from '../../refusals'

import { andWhere, cardScope } from '../find-card'

export type CardFilter = {
  /** A number, a birthday or a name: what it is, is recognised. */
  q?: string
  name?: string
  birthday?: string
  address?: string
  statuses?: string[]
  offices?: string[]
  place?: string
  /** 有効期限 within so many days. */
  expiresWithin?: number
  /** In the present status for at least so many days (CD-23). */
  staysFor?: number
  /** Taken out for a visit and not yet put back. */
  pulled?: boolean
  route?: string
  importId?: string
}

/** Somebody who is looked for; what was not typed is empty. */
export type Person = { name: string; birthday: string; town: string }

/** Filters of the panel as a condition; the user's offices are part of it (AC-07). */
export function whereOfCards(ctx: ServiceContext, filter: CardFilter): Where {
  const today = tokyoDateOf(ctx.now())
  const parts: (Where | null)[] = [cardScope(ctx)]
  const one = (field: string, values: string[] | undefined) =>
    values && values.length > 0
      ? { [field]: values.length === 1 ? { equals: values[0] } : { in: values } }
      : null
  parts.push(one('status', filter.statuses), one('office', filter.offices))
  if (filter.place) parts.push({ place: { equals: filter.place } })
  if (filter.route) parts.push({ route: { equals: filter.route } })
  if (filter.importId) parts.push({ import: { equals: filter.importId } })
  if (filter.pulled) parts.push({ pulledFor: { greater_than: '0' } })
  if (filter.expiresWithin !== undefined) {
    parts.push(
      { expiresOn: { greater_than: '0' } },
      { expiresOn: { less_than_equal: addDays(today, filter.expiresWithin) } },
    )
  }
  if (filter.staysFor !== undefined) {
    const before = new Date(ctx.now().getTime() - filter.staysFor * 86_400_000).toISOString()
    parts.push({ statusAt: { greater_than: '0' } }, { statusAt: { less_than_equal: before } })
  }
  const all = parts.filter((part): part is Where => part !== null)
  return all.length === 0 ? {} : andWhere(...all)
}

/**
 * What was typed, as a number or as somebody's name, birthday and town.
 * @throws DomainError INDIVIDUAL_NUMBER, INPUT_INVALID
 */
export function readQuery(filter: CardFilter): { code: string; person: Person | null } {
  const texts = [filter.q, filter.name, filter.birthday, filter.address]
  if (texts.some((text) => text && containsIndividualNumber(text))) throw individualNumberRefused()
  const q = (filter.q ?? '').trim()
  const qBirthday = q ? (parseDate(q) ?? '') : ''
  const isCode =
    /[0-9０-９]/.test(q) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(q)
  const typedBirthday = (filter.birthday ?? '').trim()
  const birthday = typedBirthday ? (parseDate(typedBirthday) ?? '') : ''
  if (typedBirthday && !birthday) {
    throw invalid(
      '生年月日を日付として読めません。1980-04-01 や 昭和55年4月1日 の形で入力してください。',
    )
  }
  const person: Person = {
    name: filter.name?.trim() || (q && !isCode && !qBirthday ? q : ''),
    birthday: birthday || qBirthday,
    town: (filter.address ?? '').trim(),
  }
  const isEmpty = !person.name && !person.birthday && !person.town
  return { code: isCode ? q : '', person: isEmpty ? null : person }
}

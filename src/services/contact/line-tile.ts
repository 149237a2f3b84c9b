import { LINE_CONTACT } from '@/domain/contact/vocabulary'
import { addDays, type CivilDate } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import type { ServiceContext } from '../context'
import { cases, type Draft, type Tile } from '../dashboard/tile'
import { readCitySettings } from '../settings/read-settings'

import { closingTasks } from './closing'
import { contactMasters, type Line } from './masters'

/** What is due at the end of a number is told so many days before. */
const NEAR_DAYS = 31

/** What has to be done at the end of a number and is near or late, the latest first (CC-35). */
const closingOf = (lines: readonly Line[], today: CivilDate): { text: string; due: CivilDate }[] =>
  closingTasks(lines).flatMap(({ name, what, due, doneOn }) =>
    doneOn || due > addDays(today, NEAR_DAYS) ? [] : [{ text: `${name}: ${what}`, due }],
  )

/** Lines that are in use or to come, and what the city asks for that they lack (CC-34, CC-39). */
async function lackingOf(
  ctx: ServiceContext,
  lines: readonly Line[],
  today: CivilDate,
): Promise<string[]> {
  const { lineContacts, lineNeedsApproval } = await readCitySettings(ctx.payload)
  return lines
    .filter(({ validTo }) => !validTo || validTo >= today)
    .flatMap((line) => {
      const lacking: string[] = (lineContacts ?? [])
        .filter((name) => !line[name]?.trim())
        .map((name) => LINE_CONTACT[name])
      if (lineNeedsApproval && !line.approval?.trim()) lacking.unshift('市の同意')
      return lacking.length > 0 ? [`${line.name}（${lacking.join('、')}）`] : []
    })
}

/** Numbers that lack what the city asks for, and what is due when one ends (CC-34, CC-35, CC-39). */
async function readLines(ctx: ServiceContext, today: string): Promise<Draft> {
  const { lines } = await contactMasters(ctx)
  const lacking = await lackingOf(ctx, lines, today)
  const tasks = closingOf(lines, today)
  const late = tasks.filter(({ due }) => due < today).length
  const count = lacking.length + tasks.length
  if (count === 0) return null
  const [first] = tasks
  const notes = [
    lacking.length > 0 ? `足りないもの: ${lacking.join('、')}` : '',
    late > 0 ? `期日を過ぎたもの ${cases(late)}` : '',
    first ? `${formatJa(first.due)}まで ${first.text}` : '',
  ]
  return {
    label: '電話番号・回線ですること',
    value: cases(count),
    note: notes.filter(Boolean).join('。'),
    tone: 'act',
    href: tasks.length > 0 ? '/admin/line-tasks' : '/admin/collections/phone-lines',
  }
}

export const lineTile: Tile = {
  key: 'phone-lines',
  at: 55,
  capability: 'contact.lines',
  cityWide: true,
  read: readLines,
}

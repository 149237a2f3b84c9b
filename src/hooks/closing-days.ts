import type { CollectionBeforeChangeHook } from 'payload'

import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { refuseAt } from '@/lib/errors'

type Row = Record<string, unknown>

/** What a form may send back as it was: Payload's own fields, and the day that is recorded here. */
const OPEN = ['updatedAt', 'createdAt', 'id', 'doneOn']

const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

const withoutDays = (tasks: unknown): unknown =>
  Array.isArray(tasks)
    ? tasks.map((task: Row) =>
        Object.fromEntries(Object.entries(task).filter(([name]) => !OPEN.includes(name))),
      )
    : tasks

/**
 * A number is the city's; whoever winds it up records when a step was done, and changes nothing else of it
 * (CC-35).
 */
export const onlyClosingDays: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  const user = req.user as StaffUser | null
  if (!user || can(user, 'settings.edit')) return data
  for (const name of Object.keys(data as Row)) {
    if (OPEN.includes(name)) continue
    const [before, after] = [(originalDoc as Row)[name], (data as Row)[name]]
    const isSame =
      name === 'closing' ? same(withoutDays(before), withoutDays(after)) : same(before, after)
    if (!isSame)
      throw refuseAt(
        name,
        'CITY_ONLY',
        '番号の設定を変えられるのは、市管理者だけです。ここでは「終えた日」だけを記録できます。',
        403,
      )
  }
  return data
}

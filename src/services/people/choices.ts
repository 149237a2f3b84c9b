import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { lastOfPhone, toldApart } from '@/domain/people/same-name'

import { type Choice, type Choices, recordsOf } from '../cases/choices'
import type { ServiceContext } from '../context'

type Known = Pick<Stored<'workers'>, 'id' | 'name' | 'kana' | 'company' | 'phone'>

const KNOWN = { name: true, kana: true, company: true, phone: true } as const

/** Everybody in the roster, with their company where that is asked for; two of one name are told apart. */
export async function workersToChoose(
  { payload }: Pick<ServiceContext, 'payload'>,
  hasCompany = false,
): Promise<Choice[]> {
  const workers = await findRows<Known>(
    payload,
    'workers',
    {},
    { sort: ['kana', 'id'], select: KNOWN },
  )
  const apart = toldApart(workers, [
    ({ kana }) => kana,
    ({ company }) => company ?? '',
    lastOfPhone,
  ])
  return workers.map(({ id, name, kana, company }) => {
    const shown = [kana, hasCompany ? company : '']
    const more = apart.get(id)
    const said = more && !shown.includes(more) ? [...shown, more] : shown
    return { value: id, label: `${name}（${said.filter(Boolean).join('・')}）` }
  })
}

/** Everybody in the roster. */
export const workerChoices: Choices = (ctx) => workersToChoose(ctx)
export const roles = recordsOf('work-roles', {
  label: ({ title }) => title,
  sort: ['order', 'title'],
})
export const courses = recordsOf('courses', {
  label: ({ title }) => title,
  sort: ['order', 'title'],
})

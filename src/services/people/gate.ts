import type { Payload } from 'payload'

import type { Role } from '@/access/roles'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { courseLacks } from '@/domain/people/requirement'
import type { CivilDate } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import { shortCached } from '../settings/short-cache'

import { covers, hadBegun } from './covering'
import { completionsOf, rolesOf } from './evidence'
import { isOfBefore } from './spared'

type Account = {
  id: string
  roles?: Role[] | null
  employer?: string | null
  createdAt?: string
}
type Assignment = Stored<'assignments'>

/** The roles, and which accounts only people at work may use; a second old, and one for all. */
const rolesNow = (payload: Payload) =>
  shortCached(payload, 'people-gate', async () => {
    const roles = await rolesOf({ payload })
    return {
      roles,
      bound: new Set([...roles.values()].flatMap(({ accountRoles }) => accountRoles ?? [])),
    }
  })

type Person = { assignments: Assignment[]; completions: Awaited<ReturnType<typeof completed>> }

const completed = async (payload: Payload, worker: string) =>
  (await completionsOf({ payload }, [worker])).get(worker) ?? []

async function personOf(payload: Payload, worker: string): Promise<Person> {
  const [assignments, completions] = await Promise.all([
    findRows<Assignment>(payload, 'assignments', { worker: { equals: worker } }, { select: SHORT }),
    completed(payload, worker),
  ])
  return { assignments, completions }
}

/** Whoever an account is in the roster, with their assignments and what they have completed; a second old. */
const personNow = (payload: Payload, account: string) =>
  shortCached(payload, `people-gate|${account}`, async () => {
    const [worker] = await findRows<{ id: string }>(
      payload,
      'workers',
      { account: { equals: account } },
      { select: { id: true }, limit: 1 },
    )
    return worker ? personOf(payload, worker.id) : null
  })

const SHORT = { role: true, from: true, until: true, state: true } as const

/**
 * Why an account of the vendor may not work today, in words; null when it may. Whoever is in the roster
 * works while an assignment covers the day and its courses count; accounts of roles that are bound to the
 * roster belong to somebody in it (ST-08, AC-17, HD-08). Spared are accounts of before the roster, as long as
 * their people have not begun. City staff are not the vendor's roster.
 */
export async function rosterBar(
  payload: Payload,
  account: Account,
  today: CivilDate,
): Promise<string | null> {
  if (account.employer !== 'vendor') return null
  return barOf(payload, account, await personNow(payload, account.id), today)
}

/** The same as if an account were this person's: what linking the two would do. */
export async function barAs(
  payload: Payload,
  account: Account,
  worker: string,
  today: CivilDate,
): Promise<string | null> {
  if (account.employer !== 'vendor') return null
  return barOf(payload, account, await personOf(payload, worker), today)
}

async function barOf(
  payload: Payload,
  account: Account,
  person: Person | null,
  today: CivilDate,
): Promise<string | null> {
  const { roles } = account
  const { roles: asked, bound } = await rolesNow(payload)
  const isBound = (roles ?? []).some((role) => bound.has(role))
  const isSpared = await isOfBefore(payload, account)
  if (!person)
    return isBound && !isSpared
      ? 'このアカウントは、従事者の名簿とつながっていません。業務責任者に、名簿への登録を依頼してください。'
      : null
  const own = person.assignments
  // A plan for somebody who was at work before the roster must not lock them out.
  if (isSpared && !own.some(hadBegun)) return null
  const inForce = own.filter((one) => hadBegun(one) && covers(one, today))
  if (inForce.length === 0) return notAtWork(own, today)
  const missing = inForce.map(({ role: id }) => {
    const role = asked.get(id)
    return role ? courseLacks({ role, completions: person.completions, from: today }) : []
  })
  // One role that is in order lets somebody in.
  if (missing.some((lacks) => lacks.length === 0)) return null
  return `受けていない研修、または期限が切れた研修があります: ${[...new Set(missing.flat())].join('、')}。業務責任者に連絡してください。`
}

function notAtWork(own: readonly Assignment[], today: CivilDate): string {
  if (own.length === 0)
    return '業務の割当てがまだありません。業務責任者に、割当ての登録を依頼してください。'
  const next = own.find(({ state, from }) => state === 'working' && from > today)
  if (next) return `従事の開始日（${formatJa(next.from)}）から使えます。`
  const waiting = own.some(({ state }) => state === 'planned' || state === 'submitted')
  return waiting
    ? '業務の割当てがまだ始まっていません。足りないものを、業務責任者に確かめてください。'
    : '業務の割当てが終わっているため、このアカウントは使えません。'
}

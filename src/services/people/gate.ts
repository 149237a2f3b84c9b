import type { Payload } from 'payload'

import type { Role } from '@/access/roles'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { courseLacks } from '@/domain/people/requirement'
import type { CivilDate } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import { shortCached } from '../settings/short-cache'

import { completionsOf, rolesOf } from './evidence'

type Account = { id: string; roles?: Role[] | null; employer?: string | null }
type Assignment = Stored<'assignments'>

/** Assignments by account, and the roles of accounts that only people at work may use; a second old. */
const known = (payload: Payload) =>
  shortCached(payload, 'people-gate', async () => {
    const [roles, people, working] = await Promise.all([
      rolesOf({ payload }),
      findRows<Stored<'workers'>>(
        payload,
        'workers',
        { account: { exists: true } },
        { select: { account: true } },
      ),
      findRows<Assignment>(payload, 'assignments', {}, { select: SHORT }),
    ])
    const ofWorker = new Map<string, Assignment[]>()
    for (const one of working) {
      const id = one.worker
      ofWorker.set(id, [...(ofWorker.get(id) ?? []), one])
    }
    const linked = people.filter(({ account }) => account)
    return {
      roles,
      bound: new Set([...roles.values()].flatMap(({ accountRoles }) => accountRoles ?? [])),
      workers: new Map(linked.map(({ id, account }) => [String(account), id])),
      ofWorker,
      completions: await completionsOf(
        { payload },
        linked.map(({ id }) => id),
      ),
    }
  })

const SHORT = {
  worker: true,
  role: true,
  roleTitle: true,
  from: true,
  until: true,
  state: true,
} as const

/**
 * Why an account of the vendor may not work today, in words; null when it may. Whoever is in the roster
 * works while an assignment covers the day and its courses count; accounts of roles that the city has bound
 * to the roster need one at all (ST-08, AC-17, HD-08). City staff are not the vendor's roster.
 */
export async function rosterBar(
  payload: Payload,
  { id, roles, employer }: Account,
  today: CivilDate,
): Promise<string | null> {
  if (employer !== 'vendor') return null
  const now = await known(payload)
  const worker = now.workers.get(id)
  if (!worker)
    return (roles ?? []).some((role) => now.bound.has(role))
      ? 'このアカウントは、従事者の名簿とつながっていません。業務責任者に、名簿への登録を依頼してください。'
      : null
  const own = now.ofWorker.get(worker) ?? []
  // Whoever has never begun works on as before: a plan for somebody at work must not lock them out. Roles that
  // the city has bound ask for an assignment in force.
  const hasBegun = own.some(({ state }) => state === 'working' || state === 'ended')
  if (!hasBegun && !(roles ?? []).some((role) => now.bound.has(role))) return null
  const inForce = own.filter(
    ({ state, from, until }) =>
      (state === 'working' || state === 'ended') && from <= today && (!until || until >= today),
  )
  if (inForce.length === 0) return notAtWork(own, today)
  const missing = inForce.map(({ role }) => {
    const asked = now.roles.get(role)
    const completions = now.completions.get(worker) ?? []
    return asked ? courseLacks({ role: asked, completions, from: today }) : []
  })
  // One role that is in order lets somebody in.
  if (missing.some((lacks) => lacks.length === 0)) return null
  return `受けていない研修、または期限が切れた研修があります: ${[...new Set(missing.flat())].join('、')}。業務責任者に連絡してください。`
}

function notAtWork(own: readonly Assignment[], today: CivilDate): string {
  const next = own.find(({ state, from }) => state === 'working' && from > today)
  if (next) return `従事の開始日（${formatJa(next.from)}）から使えます。`
  const waiting = own.some(({ state }) => state === 'planned' || state === 'submitted')
  return waiting
    ? '業務の割当てがまだ始まっていません。足りないものを、業務責任者に確かめてください。'
    : '業務の割当てが終わっているため、このアカウントは使えません。'
}

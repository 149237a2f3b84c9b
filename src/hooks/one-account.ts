import { randomUUID } from 'node:crypto'

import type { CollectionBeforeChangeHook } from 'payload'

import { can, managesAccounts } from '@/access/capabilities'
import { standingTo } from '@/access/account-fields'
import type { StaffUser } from '@/access/roles'
import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { tokyoDateOf } from '@/domain/time/civil'
import { refuseAt } from '@/lib/errors'
import { relationId } from '@/lib/relations'
import { clockOf } from '@/services/context'
import { barAs, rosterBar } from '@/services/people/gate'

import { recordBefore } from './city-only'

type Worker = Partial<Stored<'workers'>>

const accountOf = (row: { account?: unknown } | undefined): string =>
  row?.account ? relationId(row.account as string) : ''

type Account = StaffUser & { employer?: 'city' | 'vendor' | null }

const refusedLink = (why: string): Error => refuseAt('account', 'FORBIDDEN', why, 403)

/**
 * Whose an account is decides whether it may work today, so linking is part of managing it: by whoever
 * manages this account (AC-16, AC-17), and never so that one who manages accounts is locked out by it.
 */
export const guardAccountLink: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const user = req.user as unknown as StaffUser | null
  const before = recordBefore({ operation, originalDoc }) as Worker | undefined
  const [old, account] = [accountOf(before), accountOf(data)]
  if (!user || data.account === undefined || account === old) return data
  for (const id of [old, account].filter(Boolean)) {
    const row = await findRow<Account>(req.payload, 'users', { id: { equals: id } })
    if (!can(user, 'users.manage') || (row && !standingTo(user, row)))
      throw refusedLink('アカウントをつなぐ・外すのは、そのアカウントを管理する人だけです。')
    if (id !== account || !row || !managesAccounts(row)) continue
    const today = tokyoDateOf(clockOf(req.payload)())
    const bar = await barAs(req.payload, row, String(before?.id ?? ''), today)
    if (bar && !(await rosterBar(req.payload, row, today)))
      throw refusedLink(`アカウントを管理する人が使えなくなるため、つなげません。${bar}`)
  }
  return data
}

/**
 * One person per account: the gate and the shifts go by whose it is (ST-08, AC-17). Who already has it is
 * named; of two who take it at once the unique key lets one through. People from before the key keep theirs.
 */
export const guardOneAccount: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const before = recordBefore({ operation, originalDoc }) as Worker | undefined
  const keeps = { ...data, accountKey: before?.accountKey ?? undefined }
  if (data.account === undefined) return keeps
  const account = accountOf(data)
  if (account === accountOf(before)) return keeps
  if (!account) return { ...data, accountKey: `none|${randomUUID()}` }
  const other = await findRow<Stored<'workers'>>(req.payload, 'workers', {
    and: [
      { account: { equals: account } },
      ...(before?.id ? [{ id: { not_equals: before.id } }] : []),
    ],
  })
  if (other)
    throw refuseAt(
      'account',
      'CONFLICT',
      `このアカウントは、${other.name}さんのものです。1つのアカウントは1人だけが使えます。`,
      409,
    )
  return { ...data, accountKey: account }
}

import { can } from '@/access/capabilities'
import type { Role } from '@/access/roles'
import { findRow, findRows } from '@/db/atomic'
import { userMayLogin } from '@/domain/staff/account'
import { tokyoDateOf } from '@/domain/time/civil'
import type { RuleDocument } from '@/payload-types'

import type { ServiceContext } from '../context'
import { insertOnce } from '../insert-once'
import { notFound } from '../refusals'

type Account = {
  id: string
  name?: string | null
  username?: string | null
  roles?: Role[] | null
  active?: boolean | null
}

const concerns = (rule: Pick<RuleDocument, 'roles'>, account: Pick<Account, 'roles'>): boolean =>
  (rule.roles ?? []).length === 0 ||
  (account.roles ?? []).some((role) => (rule.roles ?? []).includes(role))

const keyOf = (rule: RuleDocument, account: string) => `${rule.id}|${rule.version}|${account}`

/** @throws DomainError NOT_FOUND */
async function ruleOf(ctx: ServiceContext, id: string): Promise<RuleDocument> {
  const rule = await ctx.payload.findByID({
    collection: 'rule-documents',
    id,
    depth: 0,
    disableErrors: true,
  })
  if (!rule || rule.active === false) {
    throw notFound('この規程は使われていません。')
  }
  return rule
}

/**
 * 読んで確認しました, for the version in force, under the own account (AC-20). Said again, it changes
 * nothing.
 * @throws DomainError NOT_FOUND
 */
export async function acknowledgeRule(
  ctx: ServiceContext,
  id: string,
): Promise<{ version: number }> {
  const rule = await ruleOf(ctx, id)
  await insertOnce(ctx, 'acknowledgements', 'ackKey', {
    title: rule.title,
    version: rule.version,
    by: ctx.actor.name,
    at: ctx.now().toISOString(),
    document: String(rule.id),
    actor: ctx.actor.id,
    ackKey: keyOf(rule, ctx.actor.id),
  })
  return { version: rule.version }
}

export type Readers = {
  done: { name: string; at: string }[]
  missing: string[]
  /** Has the asking account read it? */
  mine: boolean
}

/** Who has read the version in force, and who has not yet; names only for those who watch over it. */
export async function readersOf(ctx: ServiceContext, id: string): Promise<Readers> {
  const rule = await ruleOf(ctx, id)
  const mine = await findRow(ctx.payload, 'acknowledgements', {
    ackKey: { equals: keyOf(rule, ctx.actor.id) },
  })
  if (!can(ctx.user, 'rules.watch')) return { done: [], missing: [], mine: mine !== null }
  const rows = await findRows<{ actor: string; by: string; at: string }>(
    ctx.payload,
    'acknowledgements',
    { and: [{ document: { equals: String(rule.id) } }, { version: { equals: rule.version } }] },
    { sort: 'at' },
  )
  const today = tokyoDateOf(ctx.now())
  const read = new Set(rows.map((row) => row.actor))
  const accounts = await findRows<Account>(ctx.payload, 'users', { active: { not_equals: false } })
  return {
    done: rows.map(({ by, at }) => ({ name: by, at })),
    missing: accounts
      .filter((one) => userMayLogin(one, today) && concerns(rule, one) && !read.has(one.id))
      .map((one) => one.name ?? one.username ?? ''),
    mine: mine !== null,
  }
}

/** Rules in force that the account has not read yet, for the start page. */
export async function unreadRules(ctx: ServiceContext): Promise<RuleDocument[]> {
  const { docs } = await ctx.payload.find({
    collection: 'rule-documents',
    where: {
      and: [
        { active: { not_equals: false } },
        { effectiveFrom: { less_than_equal: tokyoDateOf(ctx.now()) } },
      ],
    },
    depth: 0,
    pagination: false,
  })
  const read = await findRows<{ ackKey: string }>(ctx.payload, 'acknowledgements', {
    actor: { equals: ctx.actor.id },
  })
  const keys = new Set(read.map((row) => row.ackKey))
  return docs.filter(
    (rule) => concerns(rule, { roles: ctx.user?.roles }) && !keys.has(keyOf(rule, ctx.actor.id)),
  )
}

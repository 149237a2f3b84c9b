import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
  Where,
} from 'payload'

import type { StaffUser } from '@/access/roles'
import { countRows } from '@/db/rows'
import { refuseAt } from '@/lib/errors'
import { recordAudit } from '@/services/audit/record'
import { clockOf } from '@/services/context'
import { judgePassword, PUBLIC_PASSWORD } from '@/services/staff/judge-password'

/** Set for the length of one operation: who sets a password. */
const MARK = 'passwordSetBy'
const HISTORY = 'passwordHistory'

const markOf = (req: PayloadRequest) => req.context[MARK] as 'self' | 'admin' | 'system' | undefined

/** Every path that sets a password meets the city's rule (AC-12, AC-17). */
export const checkPassword: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (!['create', 'update', 'resetPassword'].includes(operation)) return args
  const { id, data } = args as { id?: string; data?: { password?: unknown } }
  delete req.context[MARK]
  delete req.context[HISTORY]
  if (typeof data?.password !== 'string' || req.context[PUBLIC_PASSWORD]) return args
  const { password } = data
  // What the rule says of a password must tell nobody what somebody else's is.
  if (operation === 'update' && !(await mayChange(req, id, args))) return args
  const { problem, history } = await judgePassword(req.payload, { id, password, data })
  if (problem) throw refuseAt('password', 'PASSWORD_WEAK', problem)
  req.context[HISTORY] = history
  const user = req.user as StaffUser | null
  req.context[MARK] = !user ? 'system' : operation === 'update' && id === user.id ? 'self' : 'admin'
  return args
}

/** Payload asks for access only after this hook; whoever has none gets its refusal. */
async function mayChange(
  req: PayloadRequest,
  id: string | undefined,
  { overrideAccess }: { overrideAccess?: boolean },
): Promise<boolean> {
  if (!req.user || overrideAccess) return true
  const verdict = await req.payload.collections.users.config.access.update({ req, id })
  if (typeof verdict === 'boolean' || !id) return verdict === true
  const where: Where = { and: [{ id: { equals: id } }, verdict] }
  return (await countRows(req.payload, 'users', where)) > 0
}

/** A password that somebody else knows is changed at the next login. */
export const notePassword: CollectionBeforeChangeHook = ({ data, req }) => {
  const by = markOf(req)
  if (!by) return data
  return {
    ...data,
    passwordChangedAt: clockOf(req.payload)().toISOString(),
    passwordHistory: req.context[HISTORY] ?? [],
    ...(by === 'self' ? { mustChangePassword: false } : {}),
    ...(by === 'admin' ? { mustChangePassword: true } : {}),
  }
}

/** AU-08: password changes are in the log, by whom and for whom. */
export const logPassword: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const by = markOf(req)
  if (!by || operation === 'create') return doc
  const user = req.user as StaffUser | null
  await recordAudit(req.payload, {
    action: 'password.changed',
    actorKind: user ? 'staff' : 'job',
    actor: user?.id,
    actorName: user?.name ?? user?.username ?? '自動処理',
    at: clockOf(req.payload)().toISOString(),
    target: `users/${doc.id}`,
    summary: by === 'self' ? 'パスワードを変更' : `「${doc.name}」のパスワードを設定`,
  })
  return doc
}

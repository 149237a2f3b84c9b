import type { Role } from '@/access/roles'
import type { AtomicData } from '@/db/atomic'
import { findRow, updateWhere } from '@/db/atomic'

import type { AuditEntry } from '../../audit/record'
import { logAct } from '../../audit/log-act'
import type { ServiceContext } from '../../context'
import { notFound } from '../../refusals'

/** An account as it is stored, with what no answer ever carries. */
export type FactorRow = {
  id: string
  name?: string | null
  username?: string | null
  roles?: Role[] | null
  employer?: 'city' | 'vendor' | null
  secondFactorSince?: string | null
  totpSecret?: string | null
  totpPending?: string | null
  totpStep?: number | null
  recoveryCodes?: string[] | null
  verifiedSids?: string[] | null
  factorRev?: number | null
  sessions?: { id: string }[] | null
}

/** @throws DomainError NOT_FOUND */
export async function factorRow(ctx: ServiceContext, id: string): Promise<FactorRow> {
  const row = await findRow<FactorRow>(ctx.payload, 'users', { id: { equals: id } })
  if (!row) throw notFound('アカウントが見つかりません。')
  return row
}

/** Changes an account unless somebody did since it was read; false then. */
export async function advanceFactor(
  ctx: ServiceContext,
  row: FactorRow,
  data: AtomicData,
): Promise<boolean> {
  const rev = row.factorRev ?? 0
  const unchanged = { factorRev: { equals: rev } }
  const done = await updateWhere(
    ctx.payload,
    'users',
    {
      and: [
        { id: { equals: row.id } },
        rev === 0 ? { or: [unchanged, { factorRev: { exists: false } }] } : unchanged,
      ],
    },
    { ...data, factorRev: rev + 1 },
  )
  return done !== null
}

/** Puts the session among those that gave the code; ended ones are dropped on the way. */
export function withSession(row: FactorRow, sid: string): string[] {
  const open = new Set((row.sessions ?? []).map(({ id }) => id))
  return [...(row.verifiedSids ?? []).filter((id) => open.has(id) && id !== sid), sid]
}

export const logFactor = (
  ctx: ServiceContext,
  row: FactorRow,
  entry: Pick<AuditEntry, 'action' | 'summary'>,
): Promise<void> =>
  logAct(ctx, {
    ...entry,
    target: `users/${row.id}`,
  })

import { can } from '@/access/capabilities'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import type { CaseDefinition } from '@/kit/case/types'

import type { ServiceContext } from '../context'

type Row = Pick<Stored<'attachments'>, 'attachKey'>

/** Who put a file there: the key of their request begins with them. */
const adderOf = ({ attachKey }: Row): string => attachKey.split('|')[0] ?? ''

/**
 * A file is evidence: whoever put it there takes it away again, or who leads the work, and neither the city
 * what the vendor handed in nor the vendor what the city did.
 */
export async function removerOf(
  { actor, payload, user }: ServiceContext,
  { attach }: Pick<CaseDefinition, 'attach'>,
  rows: readonly Row[],
): Promise<(row: Row) => boolean> {
  if (!attach) return () => false
  // Without a user it is the product's own work.
  if (!user) return () => true
  const isLead = can(user, attach.lead)
  const accounts =
    isLead && rows.length > 0
      ? await findRows<Stored<'users'>>(
          payload,
          'users',
          { id: { in: [...new Set(rows.map(adderOf))] } },
          { select: { employer: true } },
        )
      : []
  const employers = new Map(accounts.map(({ id, employer }) => [String(id), employer]))
  return (row) => {
    const adder = adderOf(row)
    if (adder === actor.id) return can(user, attach.by)
    return isLead && employers.get(adder) === user.employer
  }
}

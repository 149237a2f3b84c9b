import { can, managesAccounts } from '@/access/capabilities'
import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import type { ServiceContext } from '../../context'
import { forbidden } from '../../refusals'

/**
 * The last day of whoever manages accounts ends their account, and with it who could bring others back: it is
 * said by somebody who manages accounts, too (AC-16).
 * @throws DomainError FORBIDDEN
 */
export async function assertMayEnd(
  { payload, user }: ServiceContext,
  { worker }: Pick<Stored<'assignments'>, 'worker'>,
): Promise<void> {
  if (!user || can(user, 'users.manage')) return
  const person = await findRow<Stored<'workers'>>(payload, 'workers', {
    id: { equals: String(worker) },
  })
  if (!person?.account) return
  const account = await findRow<Stored<'users'>>(payload, 'users', {
    id: { equals: String(person.account) },
  })
  if (account && managesAccounts(account))
    throw forbidden(
      'アカウントを管理する人の従事の終わりを決められるのは、アカウントを管理する人だけです。',
    )
}

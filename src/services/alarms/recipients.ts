import type { Role, StaffUser } from '@/access/roles'
import { ROLES } from '@/access/roles'
import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import type { AlertChannel } from '@/domain/alarms/delivery'
import { userMayLogin } from '@/domain/staff/account'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

import type { Step } from './policy'

/** One message to one person, as a row of the ledger will have it. */
export type Message = {
  /** Who it is: an account, a contact without one, or a role on the panel. */
  contact: string
  name: string
  channel: AlertChannel
  /** Mail address, or id of the contact whose webhook it is; empty on the panel. */
  address: string
  /** Why it cannot be sent at all. */
  skipped?: string
}

type User = StaffUser & {
  email?: string | null
  validFrom?: string | null
  validUntil?: string | null
}

const GONE = '宛先の人は、いまは担当していません。'

/** Everybody whom a step tells, and by which way. Who has left is named, so that the ledger says so. */
export async function messagesOf(
  ctx: ServiceContext,
  { contacts, roles, channels }: Pick<Step, 'contacts' | 'roles' | 'channels'>,
): Promise<Message[]> {
  const today = tokyoDateOf(ctx.now())
  const users = await findRows<User>(ctx.payload, 'users', {})
  const known = await contactsOf(ctx, contacts)
  const has = (channel: AlertChannel) => channels.includes(channel)
  return unique([
    ...known.flatMap((contact) => {
      const account = users.find(({ id }) => id === contact.account)
      const isGone = contact.active === false || (account && !userMayLogin(account, today))
      const one = {
        contact: account ? `user:${account.id}` : `contact:${contact.id}`,
        name: contact.name,
        ...(isGone ? { skipped: GONE } : {}),
      }
      const mail = contact.mail || account?.email
      return [
        ...(has('mail') && mail ? [{ ...one, channel: 'mail' as const, address: mail }] : []),
        ...(has('webhook') && contact.webhookUrl
          ? [{ ...one, channel: 'webhook' as const, address: contact.id }]
          : []),
        ...(has('panel') && account ? [{ ...one, channel: 'panel' as const, address: '' }] : []),
      ]
    }),
    ...roles.flatMap((role) => ofRole(users, role, today, has)),
  ])
}

/**
 * Would this person still be told? A link in an old mail ends with that. @param who as the ledger
 * calls them: `user:…` or `contact:…`
 */
export async function mayStillAnswer(ctx: ServiceContext, who: string): Promise<boolean> {
  const today = tokyoDateOf(ctx.now())
  const [kind = '', id = ''] = who.split(':')
  const accountOf = (account: string) =>
    findRow<User>(ctx.payload, 'users', { id: { equals: account } })
  if (kind === 'contact') {
    const [contact] = await contactsOf(ctx, [id])
    if (!contact || contact.active === false) return false
    const account = contact.account ? await accountOf(contact.account) : null
    return !account || userMayLogin(account, today)
  }
  const user = await accountOf(id)
  if (!user || !userMayLogin(user, today)) return false
  const contacts = await findRows<Stored<'emergency-contacts'>>(ctx.payload, 'emergency-contacts', {
    account: { equals: id },
  })
  return contacts.length === 0 || contacts.some(({ active }) => active !== false)
}

function ofRole(
  users: User[],
  role: Role,
  today: string,
  has: (channel: AlertChannel) => boolean,
): Message[] {
  const people = users.filter((user) => user.roles?.includes(role) && userMayLogin(user, today))
  return [
    ...people.flatMap(({ id, name, username, email }) =>
      has('mail') && email
        ? [
            {
              contact: `user:${id}`,
              name: name ?? username ?? '',
              channel: 'mail' as const,
              address: email,
            },
          ]
        : [],
    ),
    ...(has('panel') && people.length > 0
      ? [{ contact: `role:${role}`, name: ROLES[role], channel: 'panel' as const, address: '' }]
      : []),
  ]
}

const contactsOf = async (
  { payload }: ServiceContext,
  ids: string[],
): Promise<Stored<'emergency-contacts'>[]> =>
  ids.length === 0 ? [] : findRows(payload, 'emergency-contacts', { id: { in: ids } })

/** Somebody who is named twice, by a role and as a contact, is told once. */
const unique = (messages: Message[]): Message[] => [
  ...new Map(messages.map((one) => [`${one.contact}|${one.channel}`, one])).values(),
]

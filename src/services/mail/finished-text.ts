import type { StaffUser } from '@/access/roles'
import { hasRole } from '@/access/roles'
import { env } from '@/lib/env'

import { LEAVE_MARK, secretFor, SECRET_MARK } from './links'

type Marked = { text?: string | null; reservation?: unknown; mailKey?: string | null }

const idOf = (relation: unknown): string => {
  const id = relation && typeof relation === 'object' ? (relation as { id?: unknown }).id : relation
  return id === undefined || id === null ? '' : String(id)
}

/** A text of this mail with the secrets in its links; those of a waiting-list entry stand in the key. */
export const withSecrets = (mail: Marked, text: string): string =>
  text
    .replaceAll(SECRET_MARK, () => secretFor(idOf(mail.reservation)))
    .replaceAll(LEAVE_MARK, () => secretFor(mail.mailKey?.split('|')[1] ?? ''))

/** The stored text as it goes out. */
export const finishedText = (mail: Marked): string => withSecrets(mail, mail.text ?? '')

/**
 * The text as this person reads it in the panel. Nobody gets a link that works; in a demonstration,
 * where no mail goes out, the city administrator alone does, to go on as the citizen.
 */
export const shownText = (user: StaffUser | null, mail: Marked & { status?: unknown }): string =>
  env.DEMO !== '' && mail.status === 'kept' && hasRole(user, 'city-admin')
    ? finishedText(mail)
    : (mail.text ?? '')

import { isCityWide, officeIdsOf } from '@/access/roles'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { withoutAhead } from '@/domain/people/requirement'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { officeNames } from '../settings/office-names'

import { coveringOn } from './covering'
import { rolesOf } from './evidence'

/** Somebody responsible, as anybody at work may have to reach them; nothing else of the person. */
export type Responsible = {
  id: string
  role: string
  name: string
  /** Empty for whoever is responsible for all places. */
  place: string
  phone: string
  /** The contact was looked at longer ago than the role allows, or never. */
  isOld: boolean
}

export type ContactCard = { on: CivilDate; people: Responsible[] }

/**
 * Whom to ring up at once today: who is responsible for the whole, and for the reader's own places (ST-11).
 * Whoever works for the whole city sees all places.
 */
export async function contactCard(ctx: ServiceContext): Promise<ContactCard> {
  const on = tokyoDateOf(ctx.now())
  const roles = await rolesOf(ctx)
  const leads = [...roles.values()].filter(({ isLead }) => isLead).map(({ id }) => id)
  const mine = new Set(officeIdsOf(ctx.user))
  const rows = (
    await findRows<Stored<'assignments'>>(ctx.payload, 'assignments', {
      and: [coveringOn(on), { role: { in: leads } }],
    })
  ).filter(({ office }) => !office || isCityWide(ctx.user) || mine.has(String(office)))
  const [offices, people] = await Promise.all([
    officeNames(ctx),
    findRows<Stored<'workers'>>(
      ctx.payload,
      'workers',
      { id: { in: rows.map(({ worker }) => worker) } },
      { select: { phone: true, contactCheckedOn: true } },
    ),
  ])
  const workers = new Map(people.map((one) => [one.id, withoutAhead(one, on)]))
  return {
    on,
    people: rows
      .sort(
        (a, b) =>
          leads.indexOf(a.role) - leads.indexOf(b.role) ||
          (a.kana ?? '').localeCompare(b.kana ?? '', 'ja'),
      )
      .map(({ id, role, roleTitle, workerName, worker, office, site }) => {
        const { phone, contactCheckedOn } = workers.get(worker) ?? {}
        const days = roles.get(role)?.contactDays
        return {
          id,
          role: roleTitle,
          name: workerName,
          place: office ? (offices.get(String(office)) ?? '') : (site ?? ''),
          phone: phone ?? '',
          isOld: !!days && (contactCheckedOn ?? '') < addDays(on, -days),
        }
      }),
  }
}

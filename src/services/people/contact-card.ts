import { isCityWide, officeIdsOf } from '@/access/roles'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { withoutAhead } from '@/domain/people/requirement'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { officeNames } from '../settings/office-names'

import { notThereOn } from './absences/today'
import { coveringOn } from './covering'
import { rolesOf } from './evidence'
import { placeOf } from './shifts/places'
import { type Absent, sheetsOf } from './shifts/sheets'

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
  /** 「欠勤」「08:30〜12:00 欠勤」「休み」 for whoever is not there today; else empty. */
  absent: string
  /** Whom to ring up in their place: who comes instead, or else the next one above. */
  instead: Instead | null
}

export type Instead = { says: string; phone: string }

export type ContactCard = { on: CivilDate; people: Responsible[] }

/**
 * Whom to ring up at once today: who is responsible for the whole, and for the reader's own places (ST-11).
 * Whoever works for the whole city sees all places. Who is absent is never named without saying so and whom to
 * ring up instead.
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
  const [offices, notThere, people] = await Promise.all([
    officeNames(ctx),
    notThereOn(
      ctx,
      on,
      rows.map(({ worker }) => worker),
    ),
    findRows<Stored<'workers'>>(
      ctx.payload,
      'workers',
      { id: { in: rows.map(({ worker }) => worker) } },
      { select: { phone: true, contactCheckedOn: true } },
    ),
  ])
  const workers = new Map(people.map((one) => [one.id, withoutAhead(one, on)]))
  const standIns = await standInsOf(
    ctx,
    on,
    rows.flatMap(({ worker }) => notThere(worker)?.absences ?? []),
  )
  const sorted = rows.sort(
    (a, b) =>
      leads.indexOf(a.role) - leads.indexOf(b.role) ||
      (a.kana ?? '').localeCompare(b.kana ?? '', 'ja'),
  )
  /** The nearest above who is there, for the same place or the whole; without one, whoever else is there. */
  const above = ({ role, worker, office, site }: Stored<'assignments'>): Instead | null => {
    const level = leads.indexOf(role)
    const others = sorted.filter(
      (one) =>
        one.worker !== worker &&
        !notThere(one.worker)?.isWhole &&
        (!placeOf(one) || placeOf(one) === placeOf({ office, site })),
    )
    const next =
      others.filter((one) => leads.indexOf(one.role) < level).at(-1) ??
      others.find((one) => leads.indexOf(one.role) >= level)
    if (!next) return null
    const { phone } = workers.get(next.worker) ?? {}
    return { says: `${next.roleTitle} ${next.workerName}`, phone: phone ?? '' }
  }
  return {
    on,
    people: sorted.map((row) => {
      const { id, role, roleTitle, workerName, worker, office, site } = row
      const absence = notThere(worker)
      const { phone, contactCheckedOn } = workers.get(worker) ?? {}
      const days = roles.get(role)?.contactDays
      return {
        id,
        role: roleTitle,
        name: workerName,
        place: office ? (offices.get(String(office)) ?? '') : (site ?? ''),
        phone: phone ?? '',
        isOld: !!days && (contactCheckedOn ?? '') < addDays(on, -days),
        absent: absence?.says ?? '',
        instead: absence
          ? (absence.absences.flatMap(({ id: gone }) => standIns.get(gone) ?? [])[0] ?? above(row))
          : null,
      }
    }),
  }
}

/** Who comes instead of whoever is absent, by the absence; who is not of the roster has no number here. */
async function standInsOf(
  ctx: ServiceContext,
  on: CivilDate,
  absences: readonly Absent[],
): Promise<Map<string, Instead>> {
  const filled = absences.filter(
    ({ state, substituteName }) => state === 'filled' && substituteName,
  )
  if (filled.length === 0) return new Map()
  const sheets = await sheetsOf(ctx, on, on)
  const comer = new Map(
    sheets.flatMap(({ worker, entries }) =>
      entries.flatMap(({ absence }) => (absence ? [[absence, worker] as const] : [])),
    ),
  )
  const people = await findRows<Stored<'workers'>>(
    ctx.payload,
    'workers',
    { id: { in: filled.flatMap(({ id }) => comer.get(id) ?? []) } },
    { select: { phone: true } },
  )
  const phones = new Map(people.map(({ id, phone }) => [id, phone ?? '']))
  return new Map(
    filled.map(({ id, substituteName }) => [
      id,
      { says: `代わりの人 ${substituteName}`, phone: phones.get(comer.get(id) ?? '') ?? '' },
    ]),
  )
}

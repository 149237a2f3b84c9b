import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { monthsOf, yearsAndMonths } from '@/domain/people/experience'
import { courseLacks } from '@/domain/people/requirement'
import { EMPLOYMENT, EXPERIENCE, type ExperienceKind } from '@/domain/people/vocabulary'
import { addDays, type CivilDate, fiscalYearStart } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { officeNames } from '../settings/office-names'

import { notThereOn } from './absences/today'
import { BEGUN, coveringOn } from './covering'
import { type AskedRole, peopleBehind } from './evidence'

type Assignment = Stored<'assignments'>
type Worker = Stored<'workers'>

/** A line of 業務従事者名簿: who works in which role at which place on that day (ST-01). */
export type RosterLine = {
  id: string
  worker: string
  name: string
  kana: string
  role: string
  isLead: boolean
  place: string
  company: string
  employment: string
  /** 「カード申請支援・交付の業務 2年3か月」 for each kind that there is any of. */
  experience: string
  languages: string
  skills: string
  from: CivilDate
  until: CivilDate | ''
  /** Courses that do not count on that day, and when the contact was last looked at. */
  untrained: string
  badge: string
  /** The role asks for one, and none was issued (ST-28). */
  isBadgeMissing: boolean
  /** Day on which the basic PC skill was confirmed (ST-30). */
  pcSkillOn: CivilDate | ''
  knowsPenalty: boolean
  /** 「欠勤」 and such for whoever is not there on that day; else empty. */
  absent: string
  phone: string
  mail: string
  contactCheckedOn: CivilDate | ''
  /** The contact was looked at longer ago than the role allows, or never (ST-11). */
  isContactOld: boolean
}

/** A role with fewer people than the city's contract asks for (ST-02). */
export type Unfilled = { role: string; place: string; minimum: number; has: number }

/** How often people of a role have changed in the fiscal year (ST-23). */
export type Turnover = { role: string; began: number; ended: number }

export type Roster = {
  on: CivilDate
  rows: RosterLine[]
  unfilled: Unfilled[]
  turnover: Turnover[]
}

const covering = (ctx: ServiceContext, on: CivilDate): Promise<Assignment[]> =>
  findRows<Assignment>(ctx.payload, 'assignments', coveringOn(on), {
    sort: ['roleTitle', 'kana', 'id'],
  })

/**
 * The roster of any day, past or to come, with what its roles lack and how often people changed in the
 * fiscal year up to it (ST-01, ST-02, ST-23).
 */
export async function rosterOn(ctx: ServiceContext, on: CivilDate): Promise<Roster> {
  const [rows, offices] = await Promise.all([covering(ctx, on), officeNames(ctx)])
  const { evidence, roles, workers, badges, knowsPenalty } = await peopleBehind(ctx, rows)
  const notThere = await notThereOn(
    ctx,
    on,
    rows.map(({ worker }) => worker),
  )
  const order = [...roles.keys()]
  const lines = rows
    .map((row): RosterLine & { order: number } => {
      const person = workers.get(row.worker)
      const known = evidence.get(row.id)
      const role = roles.get(row.role)
      return {
        id: row.id,
        order: order.indexOf(row.role),
        worker: row.worker,
        name: row.workerName,
        kana: row.kana ?? '',
        role: row.roleTitle,
        isLead: role?.isLead ?? false,
        place: row.office ? (offices.get(String(row.office)) ?? '') : (row.site ?? ''),
        company: person?.company ?? '',
        employment: person?.employment ? EMPLOYMENT[person.employment] : '',
        experience: person ? experienceOn(person, on) : '',
        languages: person?.languages ?? '',
        skills: person?.skills ?? '',
        from: row.from,
        until: row.until ?? '',
        untrained: known ? courseLacks({ ...known, from: on }).join('、') : '',
        badge: badges.get(String(person?.account ?? '')) ?? '',
        isBadgeMissing: !!role?.needsBadge && !badges.has(String(person?.account ?? '')),
        pcSkillOn: person?.pcSkillOn ?? '',
        knowsPenalty: !!person && knowsPenalty(person, on),
        absent: notThere(row.worker)?.says ?? '',
        phone: person?.phone ?? '',
        mail: person?.mail ?? '',
        contactCheckedOn: person?.contactCheckedOn ?? '',
        isContactOld:
          !!role?.contactDays && (person?.contactCheckedOn ?? '') < addDays(on, -role.contactDays),
      }
    })
    .sort((a, b) => a.order - b.order)
  return {
    on,
    rows: lines,
    unfilled: unfilledOf([...roles.values()], rows, offices),
    turnover: await turnoverOf(ctx, on),
  }
}

/** 「カード申請支援・交付の業務 2年3か月」 for each kind that there is any of. */
export const experienceOn = ({ experience }: Worker, on: CivilDate): string => {
  const all = (experience ?? []) as Parameters<typeof monthsOf>[0]
  return (Object.keys(EXPERIENCE) as ExperienceKind[])
    .map((kind) => ({ kind, months: monthsOf(all, kind, on) }))
    .filter(({ months }) => months > 0)
    .map(({ kind, months }) => `${EXPERIENCE[kind]} ${yearsAndMonths(months)}`)
    .join('、')
}

function unfilledOf(
  roles: readonly AskedRole[],
  rows: readonly Assignment[],
  offices: ReadonlyMap<string, string>,
): Unfilled[] {
  return roles
    .filter(({ active, minimum }) => active !== false && (minimum ?? 0) > 0)
    .flatMap(({ id, title, minimum, offices: places }) => {
      const own = rows.filter(({ role }) => role === id)
      const wanted = (places ?? []).map(String)
      const counts =
        wanted.length === 0
          ? [{ place: '', people: own }]
          : wanted.map((office) => ({
              place: offices.get(office) ?? '',
              people: own.filter((row) => String(row.office) === office),
            }))
      return counts.flatMap(({ place, people }) => {
        // One person in a role twice is one person.
        const has = new Set(people.map(({ worker }) => worker)).size
        return has < (minimum ?? 0) ? [{ role: title, place, minimum: minimum ?? 0, has }] : []
      })
    })
}

async function turnoverOf(ctx: ServiceContext, on: CivilDate): Promise<Turnover[]> {
  const first = fiscalYearStart(on)
  const rows = await findRows<Assignment>(
    ctx.payload,
    'assignments',
    {
      and: [
        { state: { in: [...BEGUN] } },
        {
          or: [
            { from: { greater_than_equal: first, less_than_equal: on } },
            { until: { greater_than_equal: first, less_than_equal: on } },
          ],
        },
      ],
    },
    { select: { roleTitle: true, from: true, until: true } },
  )
  const by = new Map<string, Turnover>()
  const within = (day: string | null | undefined) => !!day && day >= first && day <= on
  for (const { roleTitle: role, from, until } of rows) {
    const own = by.get(role) ?? { role, began: 0, ended: 0 }
    if (within(from)) own.began++
    // The last day says when somebody has gone, whether or not anybody has pressed the button since.
    if (within(until)) own.ended++
    by.set(role, own)
  }
  return [...by.values()].sort((a, b) => a.role.localeCompare(b.role, 'ja'))
}

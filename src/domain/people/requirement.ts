import { Temporal } from 'temporal-polyfill'

import { addDays, type CivilDate } from '../time/civil'
import { formatJa } from '../time/format'

import { type Experience, monthsOf, yearsAndMonths } from './experience'
import {
  type CareerPaper,
  type CourseKind,
  EMPLOYMENT,
  type Employment,
  EXPERIENCE,
  type ExperienceKind,
  type Pledge,
} from './vocabulary'

/** A course that a role asks for; completions of versions before `oldestValid` count no more. */
export type Course = {
  id: string
  title: string
  kind?: CourseKind | null
  oldestValid?: number | null
  /** The day from which that holds; until then older ones count. Empty: at once. */
  oldestValidFrom?: CivilDate | null
  /** How long a completion holds; empty: for good. */
  validMonths?: number | null
}
/** A completion is never reset: what asks for more is the course (ST-08). */
export type Completion = { course: string; version: number; on: CivilDate }

/** What a role of the work asks of whoever does it: the city's own record (ST-03 … ST-08, ST-28 … ST-31). */
export type WorkRole = {
  title: string
  employments?: readonly Employment[] | null
  experience?: readonly { kind: ExperienceKind; months: number }[] | null
  careerPaper?: CareerPaper | null
  /** Days before the start by which the change has to be told to the city. */
  noticeDays?: number | null
  lateNotice?: 'block' | 'mark' | null
  pledge?: Pledge | null
  /** The pledge is signed once its courses on confidentiality are done, not before (ST-07). */
  pledgeAfterTraining?: boolean | null
  needsPcSkill?: boolean | null
  needsContact?: boolean | null
  needsBadge?: boolean | null
  needsPenalty?: boolean | null
  courses: readonly Course[]
}

export type SignedPledge = { version: number; signedOn: CivilDate; coSignedBy?: string | null }

export type Worker = {
  employment?: Employment | null
  experience?: readonly Experience[] | null
  careerSubmittedOn?: CivilDate | null
  careerApprovedOn?: CivilDate | null
  pledges?: readonly SignedPledge[] | null
  pcSkillOn?: CivilDate | null
  company?: string | null
  phone?: string | null
  mail?: string | null
  /** 再委託: the number under which the city has agreed (QA). */
  consentNumber?: string | null
}

export type Evidence = {
  role: WorkRole
  worker: Worker
  completions: readonly Completion[]
  /** The version of the pledge's text that is in force; null where the city has written none. */
  pledgeVersion: number | null
  /** Wears a badge that was issued and not given back (ST-28). */
  hasBadge?: boolean
  /** Has confirmed that they know what a breach of confidentiality brings, as it is in force then (ST-31). */
  knowsPenalty?: boolean
  /** First day of work. */
  from: CivilDate
  /** The day on which the change was told to the city. */
  submittedOn?: CivilDate | null
}

/** The last day on which a start can be told in time: seven days before 15 October is the 8th (ST-05). */
export const noticeDayOf = (from: CivilDate, days: number): CivilDate => addDays(from, -days)

/** Was the city told too late? Not before it was told at all. */
export const isLateNotice = ({
  role,
  from,
  submittedOn,
}: Pick<Evidence, 'role' | 'from' | 'submittedOn'>): boolean =>
  !!submittedOn && !!role.noticeDays && submittedOn > noticeDayOf(from, role.noticeDays)

/** Days of a person on which something was done, with their labels. */
export const DONE_ON = {
  contactCheckedOn: '連絡先を確かめた日',
  pcSkillOn: 'パソコンの基本操作を確かめた日',
  careerSubmittedOn: '経歴証明書・業務履歴を出した日',
  careerApprovedOn: '市が経歴証明書を承認した日',
  penaltyReadOn: '罰則の説明を読んで署名した日',
} as const

type DoneOn = { [name in keyof typeof DONE_ON]?: CivilDate | null }

/** A person without what is said to have been done on a day that has yet to come: it is no evidence. */
export function withoutAhead<W extends DoneOn>(worker: W, today: CivilDate): W {
  const ahead = (Object.keys(DONE_ON) as (keyof DoneOn)[]).filter(
    (name) => (worker[name] ?? '') > today,
  )
  return { ...worker, ...Object.fromEntries(ahead.map((name) => [name, null])) }
}

/**
 * All that is missing before somebody may begin in a role, each in words that say what to do; nothing is
 * missing when it is empty. Valid is what is valid on the first day of work.
 */
export function lacksOf(evidence: Evidence): string[] {
  const { role, worker, from, submittedOn } = evidence
  return [
    ...employmentLacks(role, worker),
    ...(role.experience ?? []).flatMap(({ kind, months }) => {
      const has = monthsOf(worker.experience ?? [], kind, addDays(from, -1))
      if (has >= months) return []
      return [
        `${EXPERIENCE[kind]}の経験が${yearsAndMonths(months)}以上必要です（いま${yearsAndMonths(has)}）`,
      ]
    }),
    ...careerLacks(role, worker),
    ...pledgeLacks(evidence),
    ...(role.needsPcSkill && !worker.pcSkillOn ? ['パソコンの基本操作の確認'] : []),
    ...(role.needsContact ? contactLacks(worker) : []),
    ...(role.needsBadge && !evidence.hasBadge ? ['名札の発行'] : []),
    ...(role.needsPenalty && !evidence.knowsPenalty ? ['罰則を読んだ確認'] : []),
    ...courseLacks(evidence),
    ...(role.noticeDays && !submittedOn
      ? [`市への人員変更の届出（${formatJa(noticeDayOf(from, role.noticeDays))}まで）`]
      : []),
    ...(role.lateNotice !== 'mark' && isLateNotice(evidence)
      ? [
          `届出が期限（${formatJa(noticeDayOf(from, role.noticeDays ?? 0))}）を過ぎています。開始日を遅らせてください`,
        ]
      : []),
  ]
}

function employmentLacks({ employments }: WorkRole, worker: Worker): string[] {
  const lacks: string[] = []
  if (employments?.length && !(worker.employment && employments.includes(worker.employment)))
    lacks.push(`雇用形態は${employments.map((one) => EMPLOYMENT[one]).join('か')}に限ります`)
  if (worker.employment === 'subcontract' && !worker.consentNumber?.trim())
    lacks.push('再委託についての市の承諾番号')
  return lacks
}

function careerLacks({ careerPaper }: WorkRole, worker: Worker): string[] {
  if (!careerPaper || careerPaper === 'none') return []
  if (!worker.careerSubmittedOn) return ['経歴証明書・業務履歴の提出']
  return careerPaper === 'approve' && !worker.careerApprovedOn ? ['経歴証明書の市の承認'] : []
}

function pledgeLacks({ role, worker, pledgeVersion, from, completions }: Evidence): string[] {
  if (!role.pledge || role.pledge === 'none') return []
  const inForce = (worker.pledges ?? []).filter(
    ({ version, signedOn }) => signedOn <= from && version >= (pledgeVersion ?? 1),
  )
  if (inForce.length === 0)
    return [pledgeVersion ? `誓約書（第${pledgeVersion}版）の署名` : '誓約書の署名']
  const before = role.pledgeAfterTraining
    ? role.courses.filter(({ kind }) => kind === 'secrecy').map(({ id }) => id)
    : []
  const signed = inForce.filter(({ signedOn }) =>
    before.every((id) => completions.some(({ course, on }) => course === id && on <= signedOn)),
  )
  if (signed.length === 0)
    return ['守秘義務の研修の後に署名した誓約書（いまの署名は、修了より前です）']
  return role.pledge === 'joint' && !signed.some(({ coSignedBy }) => coSignedBy?.trim())
    ? ['誓約書の会社の連署']
    : []
}

const contactLacks = ({ company, phone, mail }: Worker): string[] => {
  const lacks = [
    company?.trim() ? '' : '所属',
    phone?.trim() ? '' : '電話番号',
    mail?.trim() ? '' : 'メールアドレス',
  ].filter(Boolean)
  return lacks.length > 0 ? [`連絡先（${lacks.join('・')}）`] : []
}

/** Courses of a role that nobody has completed in a form that counts on that day. */
export const courseLacks = ({
  role,
  completions,
  from,
}: Pick<Evidence, 'role' | 'completions' | 'from'>): string[] =>
  role.courses
    .filter((course) => !isCompleted(course, completions, from))
    .map(({ title }) => `研修「${title}」の修了`)

/** The last day on which a completion counts; null: for good. */
export function validUntil({ validMonths }: Course, on: CivilDate): CivilDate | null {
  if (!validMonths) return null
  return addDays(Temporal.PlainDate.from(on).add({ months: validMonths }).toString(), -1)
}

export const isCompleted = (
  course: Course,
  completions: readonly Completion[],
  on: CivilDate,
): boolean =>
  completions.some((one) => {
    if (one.course !== course.id || one.on > on) return false
    if (one.version < oldestOn(course, on)) return false
    const until = validUntil(course, one.on)
    return until === null || until >= on
  })

const oldestOn = ({ oldestValid, oldestValidFrom }: Course, on: CivilDate): number =>
  oldestValidFrom && on < oldestValidFrom ? 1 : (oldestValid ?? 1)

import { type CivilDate, minutesOf, weekdayOf } from '../time/civil'
import { formatJa, WEEKDAYS_JA } from '../time/format'

import { lacksOf, type Worker } from './requirement'
import type { Employment, ExperienceKind, Material } from './vocabulary'

/** What a course asks of each of its sessions: the city's own record (ST-12 … ST-17). */
export type CourseRule = {
  title: string
  topics?: readonly { title: string }[] | null
  weekdays?: readonly string[] | null
  onClosedDays?: boolean | null
  capacity?: number | null
  minHours?: number | null
  maxHours?: number | null
  distinctOffices?: boolean | null
  trainerRole?: boolean | null
  trainerEmployments?: readonly Employment[] | null
  trainerExperience?: ExperienceKind | null
  trainerMonths?: number | null
}

/** One session as it is planned. */
export type PlannedSession = {
  material: Material
  materialOn?: string | null
  approvedOn?: string | null
  periodFrom?: CivilDate | null
  periodTo?: CivilDate | null
  on?: CivilDate | null
  startTime?: string | null
  endTime?: string | null
  officeName?: string | null
  site?: string | null
  office?: string | null
  trainerName?: string | null
  capacity?: number | null
  topics?: string | null
}

/** What other records say of it. */
export type SessionFacts = {
  course: CourseRule
  session: PlannedSession
  trainer: { worker: Worker; isTrainer: boolean } | null
  /** Null where the venue is no office of the city. */
  isVenueOpen: boolean | null
  /** Numbers of other sessions of the course at the same office. */
  sameOffice: readonly string[]
  /** How many are in it already. */
  people?: number
}

export const linesIn = (text: string | null | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Are other topics taught than those that the city has been shown, in whichever order? */
export const isTaughtAnew = (
  { materialOn, approvedOn, topics }: Pick<PlannedSession, 'materialOn' | 'approvedOn' | 'topics'>,
  wanted: string | undefined,
): boolean =>
  !!(materialOn || approvedOn) &&
  linesIn(topics).sort().join('\n') !== linesIn(wanted).sort().join('\n')

/** All that is missing before a session may be confirmed; nothing is when it is empty. */
export function sessionLacks(facts: SessionFacts): string[] {
  return [
    ...dayLacks(facts),
    ...timeLacks(facts),
    ...venueLacks(facts),
    ...trainerLacks(facts),
    ...contentLacks(facts),
  ]
}

function dayLacks({
  course: { weekdays },
  session: { on, periodFrom, periodTo },
}: SessionFacts): string[] {
  if (!on) return ['実施日']
  const allowed = (weekdays ?? []).map(Number)
  const day = weekdayOf(on)
  return [
    ...(allowed.length > 0 && !allowed.includes(day)
      ? [
          `曜日は${allowed.map((one) => WEEKDAYS_JA[one]).join('・')}に限ります（${formatJa(on)}です）`,
        ]
      : []),
    ...((periodFrom && on < periodFrom) || (periodTo && on > periodTo)
      ? [`実施日は${periodFrom ?? ''}〜${periodTo ?? ''}の間です（いま${on}）`]
      : []),
  ]
}

function timeLacks({
  course: { minHours, maxHours },
  session: { startTime, endTime },
}: SessionFacts): string[] {
  if (!startTime || !endTime) return ['開始と終了の時刻']
  const hours = (minutesOf(endTime) - minutesOf(startTime)) / 60
  if ((minHours && hours < minHours) || (maxHours && hours > maxHours)) {
    const range =
      minHours === maxHours ? `${minHours}時間` : `${minHours ?? ''}〜${maxHours ?? ''}時間`
    return [`時間は${range}です（いま${Math.round(hours * 10) / 10}時間）`]
  }
  return []
}

function venueLacks(facts: SessionFacts): string[] {
  const { course, session, isVenueOpen, sameOffice } = facts
  const { office, site, on } = session
  return [
    ...(office || site ? [] : ['会場']),
    ...((course.onClosedDays || course.distinctOffices) && site && !office
      ? ['会場の窓口（一覧から選ぶ）']
      : []),
    ...(course.onClosedDays && office && on && isVenueOpen
      ? [`会場の休業日に限ります（${formatJa(on)}は開いています）`]
      : []),
    ...(course.distinctOffices && sameOffice.length > 0
      ? [`会場は回ごとに別の窓口です（同じ会場: ${sameOffice.join('、')}）`]
      : []),
    ...seatLacks(facts),
  ]
}

function seatLacks({ course, session: { capacity }, people = 0 }: SessionFacts): string[] {
  if (!capacity) return ['定員']
  const limit = course.capacity ?? 0
  return [
    ...(limit > 0 && capacity > limit ? [`定員は${limit}人までです（いま${capacity}人）`] : []),
    ...(people > capacity ? [`定員は${capacity}人です（登録した人 ${people}人）`] : []),
  ]
}

function trainerLacks({ course, session: { on, trainerName }, trainer }: SessionFacts): string[] {
  if (!trainerName) return ['講師']
  const { trainerRole, trainerEmployments, trainerExperience, trainerMonths } = course
  if (!trainerRole && !trainerEmployments?.length && !trainerExperience) return []
  if (!trainer) return [`講師（${trainerName}）の従事者の記録`]
  const from = on ?? ''
  const asked = lacksOf({
    role: {
      title: course.title,
      employments: trainerEmployments,
      experience:
        trainerExperience && from ? [{ kind: trainerExperience, months: trainerMonths ?? 1 }] : [],
      courses: [],
    },
    worker: trainer.worker,
    completions: [],
    pledgeVersion: null,
    from,
  })
  return [
    ...(trainerRole && on && !trainer.isTrainer
      ? [`講師（${trainerName}）は、その日に講師になれる役割で従事していません`]
      : []),
    ...asked.map((what) => `講師（${trainerName}）: ${what}`),
  ]
}

function contentLacks({ course, session }: SessionFacts): string[] {
  const taught = linesIn(session.topics)
  const missing = (course.topics ?? []).filter(({ title }) => !taught.includes(title.trim()))
  return [...missing.map(({ title }) => `内容「${title}」`), ...materialLacks(session)]
}

function materialLacks({ material, materialOn, approvedOn }: PlannedSession): string[] {
  if (material === 'none' || approvedOn) return []
  if (!materialOn) return ['教材の市への提出']
  if (material === 'submit') return []
  return [material === 'approve' ? '教材の市の承認' : '教材についての市との協議']
}

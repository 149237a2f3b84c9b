import { foldInput } from '@/domain/text/fold-input'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { addDays, isCivilDate, isCivilTime, isoOfMoment, tokyoDateOf } from '@/domain/time/civil'

import type { Answers, Ask } from './types'

const LONGEST = 300
/** Of a text of several lines. */
const LONGEST_LINES = 2000
/** A day and a minute in Japan, `YYYY-MM-DDTHH:mm`. */
export const isMoment = (text: string): boolean =>
  text[10] === 'T' && isCivilDate(text.slice(0, 10)) && isCivilTime(text.slice(11))

const NUMBER = /^-?\d{1,12}(\.\d{1,6})?$/

/**
 * What was answered, trimmed, only what was asked for; problems by the name of their field.
 * @param given as it came from the client
 * @param at UTC ISO instant, for what has to have passed or is to come
 * @param stands what the record holds, in the form of answers
 */
export function checkAnswers(
  asks: readonly Ask[],
  given: Answers,
  at?: string,
  stands: Answers = {},
): { answers: Answers; problems: Record<string, string> } {
  const answers: Answers = {}
  const problems: Record<string, string> = {}
  for (const ask of asks) {
    const answer = foldedFor(ask, (given[ask.name] ?? '').trim())
    const isSaid = at && answer && answer !== stands[ask.name]
    const problem = problemOf(ask, answer) ?? (isSaid ? timeProblemOf(ask, answer, at) : null)
    if (problem) problems[ask.name] = problem
    answers[ask.name] = answer
  }
  return { answers, problems }
}

/** Digits as a Japanese keyboard may give them. */
const foldedFor = ({ kind }: Ask, answer: string): string =>
  kind === 'number' ? foldInput('number', answer).replace(/,/g, '') : answer

/** What to do when something is missing: 「窓口を選んでください。」 */
const missing = ({ label, required, options }: Ask): string | null => {
  if (required !== true) return required ?? null
  return `${label.replace(/（[^）]*）/g, '')}を${options ? '選んで' : '入力して'}ください。`
}

function problemOf(ask: Ask, answer: string): string | null {
  const { label, kind, options } = ask
  if (answer === '') return missing(ask)
  const longest = kind === 'lines' ? LONGEST_LINES : LONGEST
  if (answer.length > longest) return `${label}は${longest}文字までで入力してください。`
  // The value of a choice is ours, and an id by chance may look like an individual number.
  if (options)
    return options.some(({ value }) => value === answer) ? null : `${label}を選び直してください。`
  if (containsIndividualNumber(answer))
    return 'マイナンバー（個人番号）は入力できません。番号を消してください。'
  if (kind === 'number' && !NUMBER.test(answer))
    return `${label}は数字だけで入力してください。例: 12、3.5`
  if (kind === 'moment' && !isMoment(answer))
    return `${label}は 2026-04-01T09:30 の形で入力してください。`
  if (kind === 'date' && !isCivilDate(answer))
    return `${label}は 2026-04-01 の形で入力してください。`
  return null
}

/** Whoever types an older year has mistyped it. */
const OLDEST_YEARS = { past: 10, any: 30 }

/** A day counts as passed from its beginning on, and is over with its end. */
function timeProblemOf({ label, isPast, isAhead, kind }: Ask, answer: string, at: string) {
  if (kind !== 'date' && kind !== 'moment') return null
  const today = tokyoDateOf(new Date(at))
  const day = answer.slice(0, today.length)
  const what = kind === 'moment' ? '日時' : '日'
  const lies = kind === 'moment' ? isoOfMoment(answer) > at : answer > today
  if (isPast && lies) return `${label}は、これまでの${what}を入力してください。`
  if (isAhead && day < today) return `${label}は、今日か、これからの${what}を入力してください。`
  const years = isPast ? OLDEST_YEARS.past : OLDEST_YEARS.any
  return day < addDays(today, -years * 366)
    ? `${label}が${years}年より前になっています。年を確かめてください。`
    : null
}

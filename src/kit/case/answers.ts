import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { isCivilDate } from '@/domain/time/civil'

import type { Answers, Ask } from './types'

const LONGEST = 300

/**
 * What was answered, trimmed, only what was asked for; problems by the name of their field.
 * @param given as it came from the client
 */
export function checkAnswers(
  asks: readonly Ask[],
  given: Answers,
): { answers: Answers; problems: Record<string, string> } {
  const answers: Answers = {}
  const problems: Record<string, string> = {}
  for (const ask of asks) {
    const answer = (given[ask.name] ?? '').trim()
    const problem = problemOf(ask, answer)
    if (problem) problems[ask.name] = problem
    answers[ask.name] = answer
  }
  return { answers, problems }
}

function problemOf({ label, required, kind, options }: Ask, answer: string): string | null {
  if (answer === '') return required ?? null
  if (answer.length > LONGEST) return `${label}は${LONGEST}文字までで入力してください。`
  if (containsIndividualNumber(answer))
    return 'マイナンバー（個人番号）は入力できません。番号を消してください。'
  if (options && !options.some(({ value }) => value === answer))
    return `${label}を選び直してください。`
  if (kind === 'date' && !isCivilDate(answer))
    return `${label}は 2026-04-01 の形で入力してください。`
  return null
}

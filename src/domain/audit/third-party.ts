/** The purpose of what is given to a third party, as forms offer it. */
export const THIRD_PARTY = '第三者への提供'

const NUMBER = '市の承認番号'

/** The purpose with the city's approval, as the log keeps it. @param approval its number, as typed */
export const thirdPartyPurpose = (approval: string): string =>
  `${THIRD_PARTY}（${NUMBER}: ${approval.trim()}）`

/**
 * Records belong to the city: a purpose that names a third party names the city's approval too
 * (CC-30, AU-09). However it is written: the number stands behind 「承認番号」.
 * @returns what to do, in Japanese; null when nothing is missing
 */
export function thirdPartyProblem(purpose: string): string | null {
  if (!purpose.includes('第三者')) return null
  if (/承認番号\s*[:：]?\s*[^\s:：）)]/.test(purpose)) return null
  return `第三者に提供するには、市の承認が要ります。「${NUMBER}」を入力してください。目的を文で書くときは「${NUMBER}: 〇〇」を入れます。`
}

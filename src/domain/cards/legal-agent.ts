import { type CivilDate, partsOf } from '../time/civil'

/** Age from which a card is handed to its holder alone (住民基本台帳法施行令; a city may set its own). */
export const LEGAL_AGENT_UNDER = 15

/** Who stands at the window in a case of 交付時の確認事項. */
export const HANDOVER_WHO = {
  holder: '本人だけ',
  legal: '本人と法定代理人',
  agent: '任意代理人',
} as const
export type HandoverWho = keyof typeof HANDOVER_WHO

/** Completed years on a day; negative for a birthday to come. */
export function ageOn(birthday: CivilDate, day: CivilDate): number {
  const [born, now] = [partsOf(birthday), partsOf(day)]
  const isBefore = now.month < born.month || (now.month === born.month && now.day < born.day)
  return now.year - born.year - (isBefore ? 1 : 0)
}

/**
 * Why the holder cannot be served alone: too young, or the record says that somebody acts for them.
 * @param remarks 備考 of the card, in the clear
 * @returns words for the window; empty where the holder may come alone
 */
export function legalAgentReason(
  { age, remarks }: { age: number | null; remarks: string },
  under: number,
): string {
  if (age !== null && age < under) return `${age}歳です（${under}歳未満）。`
  const word = /成年被後見人|被後見人|被保佐人|法定代理人/.exec(remarks)?.[0]
  return word ? `備考に「${word}」とあります。` : ''
}

/** Cases that were made before they said who comes are told by their words. */
export function whoComes(who: string | null | undefined, label: string): HandoverWho {
  if (who && Object.hasOwn(HANDOVER_WHO, who)) return who as HandoverWho
  if (/法定代理人|未満/.test(label)) return 'legal'
  return /代理/.test(label) ? 'agent' : 'holder'
}

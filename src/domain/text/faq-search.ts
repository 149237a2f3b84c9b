import { nameSearchKey } from './name-search'

/** Words of one matter: a caller says one, the approved answer may be written with another. */
const SAME_MATTER: readonly (readonly string[])[] = [
  ['紛失', 'なくし', '無くし', '失くし', '落とし', '盗難'],
  ['はがき', '葉書', '交付通知書'],
  ['手数料', '料金', '費用', 'お金', '無料', '有料'],
]

const GROUPS = SAME_MATTER.map((words) => words.map(nameSearchKey))

/** The keys that answer a typed word: its own and those of the same matter. */
function keysOf(word: string): string[] {
  const key = nameSearchKey(word)
  return [key, ...GROUPS.filter((group) => group.some((one) => key.includes(one))).flat()]
}

/**
 * True when the text answers every word typed (OP-05). Width, kana and punctuation make no
 * difference, and neither does which of the usual words for a matter was used.
 */
export function answersSearch(text: string, typed: string): boolean {
  const key = nameSearchKey(text)
  const words = typed.split(/\s+/).filter((word) => nameSearchKey(word) !== '')
  return words.every((word) => keysOf(word).some((one) => key.includes(one)))
}

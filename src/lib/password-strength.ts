import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** Guesses that a password must withstand, as a power of ten: "very unguessable" of zxcvbn. */
const ENOUGH = 10
/**
 * The work grows far faster than the length (200 characters held up the whole process for seconds):
 * only so many are judged. If these cannot be guessed, the whole cannot.
 */
const JUDGED = 40
/** "pa55w0rd" is read as "password" in so many ways; each more costs time and finds next to nothing. */
const SPELLINGS = 10

let made: Promise<ZxcvbnFactory> | undefined

/** The dictionaries are some megabytes: read when the first password is set, not at the start. */
const factory = () => (made ??= make())

async function make(): Promise<ZxcvbnFactory> {
  const [core, common, en, ja] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-ja'),
  ])
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...en.dictionary, ...ja.dictionary },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: SPELLINGS,
    maxLength: JUDGED,
  })
}

/**
 * Would a guesser find it soon: common passwords, words and names (Japanese and English), years,
 * seasons, rows of keys, sequences, repetitions, and what is known of the person and the city.
 * @param own words of the person and the place
 */
export async function isEasyToGuess(password: string, own: string[]): Promise<boolean> {
  const { guessesLog10 } = (await factory()).check(
    password.slice(0, JUDGED),
    own.filter((word) => word.length > 2),
  )
  return guessesLog10 < ENOUGH
}

const COMMON = ['password', '12345678', 'qwerty', 'madoguchi', 'mynumber']
/** A shorter word of the person says nothing: it stands in many others. */
const SHORTEST_WORD = 4

/** The rules in words, for the form: they are read before a password is thought of (AC-12). */
export const passwordRules = (minLength: number): string[] => [
  `${minLength}文字以上、200文字以内。長いほど安全です。`,
  '英大文字・英小文字・数字・記号のうち3種類以上を使う。同じ文字を4つ以上続けない。',
  'ログインID・自分の名前・市の名前、よく使われる言葉、年や季節、キーボードの並びに頼らない。',
  '今のパスワードと、前の3回に使ったパスワードは使わない。',
  '例: 関係のない言葉を3つ以上、記号でつなげる（この例のままは使わないでください: Tegami-to-Kujira-ga-88）',
]

type Rules = {
  minLength: number
  /** Words of the person and the city, in any case. */
  own: string[]
}

/**
 * Says in Japanese what is wrong with the form of a new password, or null (AC-12, AC-17). Length
 * counts most; three kinds of characters are asked for because the cities' rules do. What a guesser
 * would try is looked at by `lib/password-strength`.
 */
export function passwordProblem(password: string, { minLength, own }: Rules): string | null {
  if (password.length < minLength) return `パスワードは${minLength}文字以上にしてください。`
  if (password.length > 200) return 'パスワードは200文字以内にしてください。'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) =>
    kind.test(password),
  ).length
  if (kinds < 3) return '英大文字・英小文字・数字・記号のうち3種類以上を使ってください。'
  if (/(.)\1{3}/.test(password)) return '同じ文字を4つ以上続けないでください。'
  const lower = password.toLowerCase()
  const word = own.map((one) => one.toLowerCase()).filter((one) => one.length >= SHORTEST_WORD)
  if (word.some((one) => lower.includes(one)))
    return 'ログインID・名前・市の名前が入っています。別のパスワードにしてください。'
  if (COMMON.some((one) => lower.includes(one)))
    return '推測されやすい言葉が入っています。別のパスワードにしてください。'
  return null
}

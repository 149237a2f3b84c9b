const COMMON = ['password', '12345678', 'qwerty', 'kawasaki', 'madoguchi', 'mynumber']

/** The same rules in words, for the form (staff read them before they choose). */
export const passwordRules = (minLength: number): string[] => [
  `${minLength}文字以上、200文字以内`,
  '英大文字・英小文字・数字・記号のうち3種類以上',
  '同じ文字を4つ以上続けない',
  '推測されやすい言葉（password、市の名前など）を入れない',
]

/**
 * Says in Japanese what is wrong with a new password, or null when it is good enough (AC-12, AC-17).
 * Length counts most; three kinds of characters are asked for because the cities' rules do.
 */
export function passwordProblem(password: string, minLength: number): string | null {
  if (password.length < minLength) return `パスワードは${minLength}文字以上にしてください。`
  if (password.length > 200) return 'パスワードは200文字以内にしてください。'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) =>
    kind.test(password),
  ).length
  if (kinds < 3) return '英大文字・英小文字・数字・記号のうち3種類以上を使ってください。'
  if (/(.)\1{3}/.test(password)) return '同じ文字を4つ以上続けないでください。'
  const lower = password.toLowerCase()
  if (COMMON.some((word) => lower.includes(word)))
    return '推測されやすい言葉が入っています。別のパスワードにしてください。'
  return null
}

import type { Payload } from 'payload'

import { findRow } from '@/db/atomic'
import { passwordProblem } from '@/domain/staff/password'
import { isPassword, type PasswordHash } from '@/lib/crypto/password-hash'
import { isEasyToGuess } from '@/lib/password-strength'

import { inPasswordQueue } from '../limits/password-queue'
import { readCitySettings } from '../settings/read-settings'

/** In the context of a request: the demo's accounts, whose passwords everybody may know. */
export const PUBLIC_PASSWORD = 'publicPassword'

/** The present one and so many before it may not come back. */
const KEPT = 3

type Row = PasswordHash & {
  id: string
  username?: string | null
  name?: string | null
  kana?: string | null
  email?: string | null
  passwordHistory?: PasswordHash[] | null
}

type Wish = {
  /** Empty for a new account. */
  id?: string
  password: string
  /** What else is written with it: login ID and name of a new account. */
  data: object
}

/** What everybody of this place would try first. */
const PLACE = ['madoguchi', 'mynumber', 'maina', 'card', 'shiyakusho', 'kuyakusho', 'yoyaku']

/**
 * What is wrong with a new password, in words (AC-12, AC-17): its form, what a guesser would try, and
 * those that the account has had. Also the hashes to keep with it.
 */
export async function judgePassword(
  payload: Payload,
  { id, password, data }: Wish,
): Promise<{ problem: string | null; history: PasswordHash[] }> {
  const { passwordMinLength, cityName, cityCode } = await readCitySettings(payload)
  const row = id ? await findRow<Row>(payload, 'users', { id: { equals: id } }) : null
  const past = row ? [{ hash: row.hash, salt: row.salt }, ...(row.passwordHistory ?? [])] : []
  const history = past.slice(0, KEPT)
  const { username, name, kana, email } = { ...row, ...data } as Partial<Row>
  const own = [username, name, kana, email, cityName, cityCode].flatMap((one) =>
    (one ?? '').split(/[\s@._-]+/),
  )
  const problem =
    passwordProblem(password, { minLength: passwordMinLength, own: [...own, cityCode] }) ??
    ((await isEasyToGuess(password, [...own, ...PLACE]))
      ? '推測されやすいパスワードです。よく使われる言葉・名前・年・季節・並んだ文字に頼らず、関係のない言葉をいくつかつなげてください。'
      : null)
  if (problem) return { problem, history }
  for (const one of [...past.slice(0, KEPT + 1)]) {
    if (await inPasswordQueue('', () => isPassword(password, one))) {
      return {
        problem: '今のパスワードや、前に使ったパスワードは使えません。別のものにしてください。',
        history,
      }
    }
  }
  return { problem: null, history }
}

import { containsIndividualNumber } from '@/domain/codes/individual-number'
import type { Answers } from '@/kit/case/types'
import { DomainError } from '@/lib/errors'

import { isInScope } from '../../cases/kind'
import { moveByPerson } from '../../cases/move-by-person'
import type { ServiceContext } from '../../context'
import { invalid, notFound } from '../../refusals'
import { badgeHolder } from '../../staff/badges'

import { device } from './case'
import { devices } from './list'
import { scannedDevice } from './scanned'

export type LoanScan = {
  act: 'lend' | 'giveBack'
  /** What was read of the device. */
  code: string
  /** What was read of the badge of whoever takes it along; for a loan. */
  badge: string
  loanDueOn: string
  purpose: string
  op: string
}

/** What was read, as a refusal names it: an individual number is repeated nowhere. */
const read = (what: string, text: string): string =>
  containsIndividualNumber(text) ? `読み取った${what}` : `${what}「${text.slice(0, 40)}」`

/**
 * Whose badge was read; its number alone is enough for whoever lends.
 * @throws DomainError INPUT_INVALID
 */
export async function borrowerOf(ctx: ServiceContext, badge: string): Promise<{ name: string }> {
  const why = badge
    ? `${read('名札番号', badge)}の人がいません。名札の台帳を確かめてください。`
    : '先に、持ち出す人の名札を読み取ってください。'
  const name = badge ? await badgeHolder(ctx, badge) : null
  if (!name) throw invalid(why, { badge: why })
  return { name }
}

/**
 * A device goes out with the person of the badge, or comes back: the same moves as by hand, so that what was lent is
 * wiped before the next loan (EQ-18). Read again, a lost answer changes nothing.
 * @throws DomainError NOT_FOUND, INPUT_INVALID, and as `moveByPerson`
 */
export async function scanLoan(ctx: ServiceContext, wish: LoanScan): Promise<{ words: string }> {
  const { number, row } = await scannedDevice(ctx, wish.code)
  if (!row || !isInScope(device, row, ctx.user))
    throw notFound(`${read('管理番号', number)}の機器が見つかりません。`)
  const { act, badge, loanDueOn, purpose, op } = wish
  if (act === 'lend' && row.state === 'returned')
    throw new DomainError(
      'NOT_NOW',
      `${number} ${row.name}は、消去待ちです。先に写真・入力を消去して、記録してください。`,
    )
  const borrower = act === 'lend' ? (await borrowerOf(ctx, badge)).name : ''
  const answers: Answers = act === 'lend' ? { borrower, purpose, loanDueOn } : {}
  await moveByPerson(ctx, devices, String(row.id), { move: act, answers, op })
  const what = `${number} ${row.name}`
  return {
    words:
      act === 'lend'
        ? `${what}: ${borrower}さんに貸し出しました（返す日 ${loanDueOn}）`
        : `${what}: 返却を受けました。写真・入力を消去してください。`,
  }
}

import { thirdPartyProblem } from '@/domain/audit/third-party'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { DomainError } from '@/lib/errors'

/**
 * What data are read, printed or taken out for, as the log keeps it (AU-06). What leaves for a third
 * party leaves with the city's approval alone (CC-30, AU-09).
 * @param stays true for what is only looked at
 * @throws DomainError PURPOSE_REQUIRED, INDIVIDUAL_NUMBER, APPROVAL_REQUIRED
 */
export function checkedPurpose(purpose: string, { stays = false } = {}): string {
  const text = purpose.trim()
  if (text === '')
    throw new DomainError(
      'PURPOSE_REQUIRED',
      '利用目的を入力してください。操作ログに残ります。',
      422,
    )
  if (containsIndividualNumber(text))
    throw new DomainError('INDIVIDUAL_NUMBER', 'マイナンバー（個人番号）は入力できません。', 422)
  const unapproved = stays ? null : thirdPartyProblem(text)
  if (unapproved) throw new DomainError('APPROVAL_REQUIRED', unapproved, 422)
  return text
}

import { CITY_ROLES, hasRole } from '@/access/roles'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../../context'
import { checkReason, individualNumberRefused, invalid } from '../../refusals'

import { holderOf, readHandoverCases } from './config'
import type { CardRow } from '../types'

export type HandoverEnd = {
  id: string
  /** Id of a record of 交付時の確認事項. */
  case: string
  /** Ids of the checks that were made. */
  checks: string[]
  /** Agent: why the holder does not come, and which paper was shown (its name, never a number). */
  reason?: string
  proof?: string
  note?: string
  op: string
}

/** Why an agent came says something about the holder's health or life: it is kept encrypted. */
export function sealedOf(input: HandoverEnd): string {
  const reason = checkReason(input.reason)
  const proof = checkReason(input.proof)
  if (!reason && !proof) return ''
  const text = `理由: ${reason || 'なし'}　証明: ${proof || 'なし'}`
  return encryptField(text, at('cards', 'sealed', input.id))
}

/**
 * @returns the case and its checks in words, for the history
 * @throws DomainError LEGAL_AGENT_NEEDED, CHECKS_MISSING, CITY_ONLY, PROOF_MISSING, INPUT_INVALID
 */
export async function checkedCase(
  ctx: ServiceContext,
  card: CardRow,
  input: HandoverEnd,
): Promise<string> {
  for (const text of [input.reason, input.proof, input.note]) {
    if (text && containsIndividualNumber(text)) throw individualNumberRefused()
  }
  const one = (await readHandoverCases(ctx)).find(({ id }) => id === input.case)
  if (!one) throw invalid('来庁のかたち（本人・代理人など）を選んでください。')
  const { legalAgent } = await holderOf(ctx, card)
  if (legalAgent && one.who === 'holder') {
    throw new DomainError(
      'LEGAL_AGENT_NEEDED',
      `${legalAgent}「${one.label}」では交付できません。法定代理人と一緒に来る「来庁のかたち」を選んでください。`,
      422,
    )
  }
  const missing = one.checks.filter(({ id, required }) => required && !input.checks.includes(id))
  if (missing.length > 0) {
    throw new DomainError(
      'CHECKS_MISSING',
      `確認が残っています: ${missing.map(({ label }) => label).join('、')}`,
      422,
      { checks: missing.map(({ id }) => id) },
    )
  }
  const made = one.checks.filter(({ id }) => input.checks.includes(id))
  if (made.some(({ cityOnly }) => cityOnly) && ctx.user && !hasRole(ctx.user, ...CITY_ROLES)) {
    throw new DomainError(
      'CITY_ONLY',
      '市職員だけができる確認が含まれています。市職員のアカウントで交付を完了してください。',
      403,
    )
  }
  if (one.needsProof && !(input.reason?.trim() && input.proof?.trim())) {
    throw new DomainError(
      'PROOF_MISSING',
      '来庁できない理由と、確認した書類を入力してください。',
      422,
    )
  }
  return [one.label, ...made.map(({ label }) => label), input.note?.trim()]
    .filter(Boolean)
    .join('／')
    .slice(0, 1000)
}

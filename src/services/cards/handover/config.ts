import { findRows } from '@/db/atomic'
import {
  ageOn,
  type HandoverWho,
  LEGAL_AGENT_UNDER,
  legalAgentReason,
  whoComes,
} from '@/domain/cards/legal-agent'
import { isCivilDate, tokyoDateOf } from '@/domain/time/civil'
import { UNREADABLE } from '@/lib/crypto/personal'

import type { ServiceContext } from '../../context'
import { readCitySettings } from '../../settings/read-settings'

import { openCard } from '../open-card'
import type { CardRow } from '../types'

export type HandoverCheck = { id: string; label: string; required: boolean; cityOnly: boolean }
export type HandoverCase = {
  id: string
  label: string
  who: HandoverWho
  needsProof: boolean
  checks: HandoverCheck[]
}

type Stored = {
  id: string
  label: string
  who?: string | null
  needsProof?: boolean | null
  checks?: { id?: string; label: string; required?: boolean | null; cityOnly?: boolean | null }[]
}

/** Cases at the window with what is checked in each, in the city's order. */
export async function readHandoverCases(ctx: ServiceContext): Promise<HandoverCase[]> {
  const rows = await findRows<Stored>(
    ctx.payload,
    'handover-cases',
    { active: { not_equals: false } },
    { sort: 'order' },
  )
  return rows.map((row) => ({
    id: String(row.id),
    label: row.label,
    who: whoComes(row.who, row.label),
    needsProof: row.needsProof === true,
    checks: (row.checks ?? []).map((check, index) => ({
      id: check.id ?? String(index),
      label: check.label,
      required: check.required !== false,
      cityOnly: check.cityOnly === true,
    })),
  }))
}

/** What the card says of its holder, where it decides who has to come. */
export type Holder = {
  /** Completed years today; null where the birthday is not known. */
  age: number | null
  /** Why 法定代理人 has to come along; empty = the holder may come alone. */
  legalAgent: string
}

/** What cannot be read must not pass for a grown-up without remarks. */
const NOT_TOLD = '保存されている生年月日か備考を読み取れず、本人だけでよいかを確かめられません。'

/** @returns whether the holder may be served alone, under the city's rule */
export async function holderOf(
  ctx: ServiceContext,
  card: Pick<CardRow, 'id' | 'birthday' | 'remarks'>,
): Promise<Holder> {
  const { legalAgentUnder } = await readCitySettings(ctx.payload)
  const birthday = openCard(card, 'birthday')
  const remarks = openCard(card, 'remarks')
  if (birthday === UNREADABLE || remarks === UNREADABLE) return { age: null, legalAgent: NOT_TOLD }
  const age = isCivilDate(birthday) ? ageOn(birthday, tokyoDateOf(ctx.now())) : null
  return {
    age,
    legalAgent: legalAgentReason({ age, remarks }, legalAgentUnder ?? LEGAL_AGENT_UNDER),
  }
}

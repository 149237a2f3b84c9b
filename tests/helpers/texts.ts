import type { Payload } from 'payload'

import { insertRow, newRowId } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import type { Audience } from '@/domain/knowledge/vocabulary'
import type { Language } from '@/domain/languages'
import { hashOf } from '@/services/knowledge/versions/hash'
import type { Version } from '@/services/knowledge/versions/start'

export type TextWish = {
  question: string
  answer: string
  language?: Language
  state?: Version['state']
  audiences?: Audience[]
  order?: number
}

/** Texts with one version each, approved for citizens unless said otherwise. @returns ids of the texts */
export async function addTexts(payload: Payload, wishes: readonly TextWish[]): Promise<string[]> {
  const all = wishes.map((wish) => ({ id: newRowId(), language: 'ja' as const, ...wish }))
  for (const { id, question, audiences = ['citizens', 'operators'], order = 1 } of all)
    await insertRow(payload, 'texts', {
      id,
      title: question,
      kind: 'faq',
      audiences,
      owner: '業務責任者',
      order,
      textKey: id,
    })
  await insertMany(
    payload,
    'text-versions',
    all.map(({ id, language, question, answer, state = 'approved' }) => ({
      text: id,
      kind: 'faq',
      language,
      number: 1,
      question,
      answer,
      state,
      changeKind: 'first',
      contentHash: hashOf({ language, question, answer }),
      effectiveOn: '2026-11-01',
      approvedOn: '2026-11-01',
      versionKey: `${id}|${language}|1`,
      stateSeq: 0,
    })),
  )
  return all.map(({ id }) => id)
}

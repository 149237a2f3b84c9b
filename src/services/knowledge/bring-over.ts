import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { tokyoDateOf } from '@/domain/time/civil'
import { processWide } from '@/lib/process-wide'
import { relationIds } from '@/lib/relations'

import { faultPoint, type ServiceContext } from '../context'
import { insertOnce } from '../insert-once'

import { putVersion, type TextRow } from './versions/start'

const broughtBy = processWide('faqs-brought-over', () => new WeakSet<Payload>())

/**
 * Makes texts with versions of the questions and answers that an older version of the product kept, once:
 * every row under a key of its own, so that a process that dies on the way is followed by the next.
 * Nobody writes the old rows any more.
 */
export async function bringOverFaqs(ctx: ServiceContext): Promise<number> {
  if (broughtBy.has(ctx.payload)) return 0
  const rows = await findRows<Stored<'faqs'>>(ctx.payload, 'faqs', {}, { sort: ['order', 'id'] })
  let made = 0
  for (const row of rows) {
    const key = keyOf(row)
    const { row: text } = await insertOnce(ctx, 'texts', 'textKey', {
      title: row.question,
      kind: 'faq',
      audiences: row.isPublic ? ['citizens', 'operators', 'staff'] : ['operators', 'staff'],
      services: relationIds(row.services),
      owner: '業務責任者',
      order: row.order,
      textKey: key,
      presetKey: key,
    } satisfies Partial<TextRow>)
    await faultPoint(ctx, 'faq-text')
    const { isNew } = await putVersion(ctx, {
      text: String(text.id),
      kind: 'faq',
      language: row.language,
      question: row.question,
      answer: row.answer,
      state: row.approval,
      on: tokyoDateOf(new Date(row.createdAt)),
      by: '市（版になる前の承認）',
    })
    if (isNew) made++
    await faultPoint(ctx, 'faq-version')
  }
  broughtBy.add(ctx.payload)
  return made
}

/** The languages of one question of the preset are one text; what was not public stays by itself. */
function keyOf({ id, presetKey, isPublic }: Stored<'faqs'>): string {
  const [, key] = /^(faq:.+):[^:]+$/.exec(presetKey ?? '') ?? []
  return key && isPublic ? key : `faqs:${id}`
}

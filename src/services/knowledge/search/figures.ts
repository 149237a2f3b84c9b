import type { CollectionSlug } from 'payload'

import { countRows } from '@/db/rows'
import { findRows } from '@/db/atomic'
import { monthsUntil, type Parts } from '@/domain/knowledge/search/self-resolution'
import { tokyoDateOf } from '@/domain/time/civil'
import type { FaqUse } from '@/payload-types'

import type { ServiceContext } from '../../context'
import { AUDIENCE, type Audience } from '@/domain/knowledge/vocabulary'
import { textsInForce } from '../in-force'

const MONTHS = 12

/** The parts of the self-resolution rate, month by month, beside how often texts were revised (CC-20). */
export async function monthlyParts(ctx: ServiceContext, count = MONTHS): Promise<Parts[]> {
  const months = monthsUntil(tokyoDateOf(ctx.now()), count)
  const use = await findRows<FaqUse>(ctx.payload, 'faq-use', {
    day: { greater_than_equal: `${months[0]}-01` },
  })
  const revised = await revisions(ctx)
  return Promise.all(
    months.map(async (month) => {
      const days = use.filter(({ day }) => day.startsWith(month))
      const sum = (field: 'sessions' | 'solved' | 'unsolved' | 'toContact') =>
        days.reduce((all, day) => all + day[field], 0)
      return {
        month,
        sessions: sum('sessions'),
        solved: sum('solved'),
        unsolved: sum('unsolved'),
        toContact: sum('toContact'),
        ...(await inquiriesOf(ctx, month)),
        revisions: revised.filter((day) => day.startsWith(month)).length,
      }
    }),
  )
}

/** Days on which a version of a question came into force. */
async function revisions(ctx: ServiceContext): Promise<string[]> {
  const audience = Object.keys(AUDIENCE) as Audience[]
  return (await textsInForce(ctx, { audience, kind: 'faq' })).map(({ effectiveOn }) => effectiveOn)
}

/** Where the city does not record its calls, there are none. */
async function inquiriesOf(ctx: ServiceContext, month: string) {
  const slug = 'inquiries' as CollectionSlug
  const config = ctx.payload.collections[slug]?.config
  if (!config?.flattenedFields.some(({ name }) => name === 'faqSolvable'))
    return { inquiries: 0, solvable: 0 }
  const inMonth = { date: { like: `${month}-` } }
  return {
    inquiries: await countRows(ctx.payload, slug, inMonth),
    solvable: await countRows(ctx.payload, slug, {
      and: [inMonth, { faqSolvable: { equals: true } }],
    }),
  }
}

import { countRows } from '@/db/rows'
import { findRows } from '@/db/atomic'
import { monthsUntil, type Parts } from '@/domain/knowledge/search/self-resolution'
import { tokyoDateOf } from '@/domain/time/civil'
import type { FaqUse } from '@/payload-types'

import type { ServiceContext } from '../../context'

const MONTHS = 12

/** The parts of the self-resolution rate, month by month, beside how often texts were revised (CC-20). */
export async function monthlyParts(ctx: ServiceContext, count = MONTHS): Promise<Parts[]> {
  const months = monthsUntil(tokyoDateOf(ctx.now()), count)
  const use = await findRows<FaqUse>(ctx.payload, 'faq-use', {
    day: { greater_than_equal: `${months[0]}-01` },
  })
  const revised = await revisions(ctx, `${months[0]}-01`)
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

/** Days on which a version of a question came into force, also of those that later ones replaced. */
async function revisions(ctx: ServiceContext, since: string): Promise<string[]> {
  const today = tokyoDateOf(ctx.now())
  const versions = await findRows<{ effectiveOn?: string | null }>(
    ctx.payload,
    'text-versions',
    {
      and: [
        { kind: { equals: 'faq' } },
        { state: { equals: 'approved' } },
        { effectiveOn: { greater_than_equal: since, less_than_equal: today } },
      ],
    },
    { select: { effectiveOn: true } },
  )
  return versions.map(({ effectiveOn }) => effectiveOn ?? '')
}

/** Enquiries of the month, and those that an answer on the site would have settled. */
async function inquiriesOf(ctx: ServiceContext, month: string) {
  const inMonth = { day: { greater_than_equal: `${month}-01`, less_than_equal: `${month}-31` } }
  return {
    inquiries: await countRows(ctx.payload, 'inquiries', inMonth),
    solvable: await countRows(ctx.payload, 'inquiries', {
      and: [inMonth, { faqSolvable: { equals: true } }],
    }),
  }
}

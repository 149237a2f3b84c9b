import { findRow, findRows } from '@/db/atomic'
import { addDays, type CivilDate } from '@/domain/time/civil'

import { registerPaper } from '../cards/papers/register'
import { cardTask } from '../cards/tasks/case'
import { requestReissue } from '../cards/tasks/raise'
import { moveByProduct } from '../cases/move'
import type { ServiceContext } from '../context'

import { notAhead } from './not-ahead'
import type { DemoPart, DemoStaff } from './world'

type Card = { id: string; manufacturingNumber: string }

const ASKED = [
  { kind: 'reissue-notice', daysAgo: 9, note: '引っ越しで届いていない', move: '' },
  { kind: 'reissue-application', daysAgo: 4, note: '', move: '' },
  { kind: 'reissue-notice', daysAgo: 2, note: '汚した', move: 'print' },
  { kind: 'reissue-notice', daysAgo: 1, note: '紛失', move: '' },
  { kind: 'reissue-application', daysAgo: 6, note: '', move: 'finish' },
] as const

/** Years that a paper was kept when the demo begins; it is kept for five. */
const KEPT_YEARS = [5, 5, 1, 0]
const YEAR = 365

/**
 * What waits for the people at the first office: re-issues that callers asked for, some of them
 * dealt with, and papers on the shelf, of which the time of two is over (CD-21, CD-28).
 */
async function createDemoCardRecords(
  ctx: ServiceContext,
  { office, staff, today }: { office: string; staff: DemoStaff; today: CivilDate },
): Promise<void> {
  if (await findRow(ctx.payload, 'card-tasks', { state: { equals: 'open' } })) return
  const cards = await findRows<Card>(
    ctx.payload,
    'cards',
    { office: { equals: office } },
    { sort: 'cardKey', limit: ASKED.length + KEPT_YEARS.length },
  )
  const on = (daysAgo: number, actor: ServiceContext['actor']): ServiceContext => ({
    ...ctx,
    actor,
    now: () => notAhead(ctx, addDays(today, -daysAgo), '10:20'),
  })
  for (const [index, { kind, daysAgo, note, move }] of ASKED.entries()) {
    const card = cards[index]
    if (!card) return
    await requestReissue(on(daysAgo, staff.operator), {
      kind,
      card: card.id,
      note,
      op: `demo|${index}`,
    })
    const task = await findRow<{ id: string }>(ctx.payload, 'card-tasks', {
      taskKey: { contains: `demo|${index}` },
    })
    if (move && task)
      await moveByProduct(on(daysAgo - 1, staff.window), cardTask, task.id, {
        move,
        op: `demo|${move}`,
      })
  }
  for (const [index, years] of KEPT_YEARS.entries()) {
    const card = cards[ASKED.length + index]
    if (!card) return
    const days = years * YEAR + index + 1
    await registerPaper(on(days, staff.window), {
      code: card.manufacturingNumber,
      kind: index % 2 === 0 ? 'receipt' : 'application',
      place: `書庫2 箱${index + 1}`,
      keepUntil: addDays(today, 5 * YEAR - days),
      op: `demo|paper|${index}`,
    })
  }
}

export const demoCardRecords: DemoPart = async ({ ctx, config, staff, today, cards }) => {
  const office = config.offices[0]?.id
  if (office && cards > 0) await createDemoCardRecords(ctx, { office, staff, today })
}

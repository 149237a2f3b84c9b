import { findRows } from '@/db/atomic'
import { CARD_TASK, type CardTaskKind } from '@/domain/cards/tasks'
import { tokyoDateOf } from '@/domain/time/civil'

import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { checkReason } from '../../refusals'

import { cardName } from '../card-view'
import { cardById, cardByNumber } from '../change-card'

import { cardTask } from './case'

export type TaskDraft = {
  key: string
  kind: CardTaskKind
  title?: string
  office?: string
  card?: string
  number?: string
  note?: string
}

/** Raises a task once; the same key again changes nothing. @returns true when it is new */
export async function raiseTask(ctx: ServiceContext, task: TaskDraft): Promise<boolean> {
  const { isNew } = await startCase(ctx, cardTask, {
    taskKey: task.key,
    kind: task.kind,
    title: task.title ?? CARD_TASK[task.kind],
    office: task.office,
    card: task.card ?? '',
    number: task.number ?? '',
    openedOn: tokyoDateOf(ctx.now()),
    openedBy: ctx.actor.name,
    note: task.note ?? '',
  })
  return isNew
}

/** For jobs: those of the tasks that a process that died has not raised. @returns how many */
export async function raiseLost(ctx: ServiceContext, tasks: readonly TaskDraft[]): Promise<number> {
  let raised = 0
  for (let from = 0; from < tasks.length; from += 300) {
    const some = tasks.slice(from, from + 300)
    const known = await findRows<{ taskKey: string }>(
      ctx.payload,
      'card-tasks',
      { taskKey: { in: some.map(({ key }) => key) } },
      { select: { taskKey: true } },
    )
    const keys = new Set(known.map(({ taskKey }) => taskKey))
    for (const task of some) {
      if (!keys.has(task.key) && (await raiseTask(ctx, task))) raised++
    }
  }
  return raised
}

/**
 * A request by phone for a new 交付通知書 or 申請書 (CD-21, CC-40): open until it is printed and sent.
 * Whoever reads no card records names the card by the number that a booking is found with.
 * @throws DomainError NOT_FOUND, INPUT_INVALID, INDIVIDUAL_NUMBER
 */
export async function requestReissue(
  ctx: ServiceContext,
  input: {
    kind: 'reissue-notice' | 'reissue-application'
    card?: string
    /** 予約番号 or 製造管理番号, as the caller reads it out. */
    number?: string
    note?: string
    op: string
  },
): Promise<{ added: boolean }> {
  const note = checkReason(input.note)
  const card = input.card
    ? await cardById(ctx, input.card)
    : input.number
      ? await cardByNumber(ctx, input.number)
      : null
  const added = await raiseTask(ctx, {
    key: `${input.kind}|${card?.cardKey ?? 'none'}|${input.op}`,
    kind: input.kind,
    office: card?.office,
    card: card?.cardKey,
    number: card ? cardName(card) : '',
    note,
  })
  return { added }
}

import { insertRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { CARD_TASK, type CardTaskKind } from '@/domain/cards/tasks'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

/** Raises a task once; the same key again changes nothing. @returns true when it is new */
export async function raiseTask(
  ctx: ServiceContext,
  task: {
    key: string
    kind: CardTaskKind
    title?: string
    office?: string
    card?: string
    number?: string
    note?: string
  },
): Promise<boolean> {
  try {
    await insertRow(ctx.payload, 'card-tasks', {
      taskKey: task.key,
      kind: task.kind,
      title: task.title ?? CARD_TASK[task.kind],
      state: 'open',
      office: task.office,
      card: task.card ?? '',
      number: task.number ?? '',
      openedOn: tokyoDateOf(ctx.now()),
      openedBy: ctx.actor.name,
      note: task.note ?? '',
    })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

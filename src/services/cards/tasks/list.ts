import { can } from '@/access/capabilities'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { caseKind, inFile } from '../../cases/kind'
import type { ServiceContext } from '../../context'

import { cardTask, PRINTED } from './case'

type Task = Stored<'card-tasks'>

/** The card's own page, and the paper that the task asks for. */
async function links(ctx: ServiceContext, tasks: readonly Task[]) {
  const keys = tasks.flatMap(({ card }) => card || [])
  const cards =
    keys.length === 0
      ? []
      : await findRows<{ id: string; cardKey: string }>(
          ctx.payload,
          'cards',
          { cardKey: { in: keys } },
          { select: { cardKey: true } },
        )
  const ids = new Map(cards.map(({ id, cardKey }) => [cardKey, String(id)]))
  return new Map(
    tasks.map((task) => {
      const card = ids.get(task.card ?? '')
      const paper = PRINTED[task.kind as keyof typeof PRINTED]
      const href = `/admin/print?kind=${paper}${card ? `&cards=${card}` : ''}`
      return [
        String(task.id),
        {
          ...(card ? { title: `/admin/cards/${card}` } : {}),
          links: paper && can(ctx.user, 'print.use') ? [{ label: '印刷へ', href }] : [],
        },
      ]
    }),
  )
}

export const cardTasks = caseKind<'card-tasks'>({
  case: cardTask,
  list: {
    path: 'card-tasks',
    title: 'カードの対応',
    lead: '連絡・再発行・確認など、人がすることの一覧です。古いものから並びます。',
    columns: [
      { field: 'kind', width: 22, only: 'file' },
      { field: 'title', width: 34 },
      { field: 'number', width: 16 },
      'office',
      'state',
      ...inFile('openedOn', 'printedOn', 'doneOn', 'doneBy'),
      'note',
    ],
    sort: ['openedOn', 'id'],
    split: 'kind',
    since: { field: 'openedOn', longDays: 7 },
    purposes: ['対応の分担', '市への報告', '件数の確認・集計'],
    output: 'cards.export',
    links,
  },
})

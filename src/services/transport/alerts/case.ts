import { defineCase } from '@/kit/case/define'

/** A week in which a ward got too few runs, until somebody says why (TR-02). */
export const transportAlert = defineCase({
  slug: 'transport-alerts',
  label: '移送の回数の不足',
  name: ({ week }) => `${week} の週`,
  read: 'transport.read',
  scope: 'office',
  key: 'alertKey',
  start: 'open',
  states: {
    open: { label: '未対応', turn: 'transport.plan' },
    explained: { label: '理由を記録済み', final: true },
  },
  moves: {
    explain: {
      label: '理由を記録',
      from: ['open'],
      to: 'explained',
      by: 'transport.plan',
      asks: [{ name: 'note', label: '理由と対応', kind: 'lines', required: true }],
      set: ({ note }, { actor }) => ({ note, explainedBy: actor.name }),
    },
  },
})

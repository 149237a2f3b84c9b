import { defineCase } from '@/kit/case/define'

/** What the city asks of the transport, and what became of it (TR-06). Seen by whoever sees runs. */
export const transportRequest = defineCase({
  slug: 'transport-requests',
  label: '要望',
  name: ({ askedOn, about }) => [askedOn, about].filter(Boolean).join(' '),
  read: 'transport.read',
  scope: null,
  key: 'requestKey',
  start: 'open',
  states: {
    open: { label: '回答待ち', turn: 'transport.plan' },
    answered: { label: '回答済み', final: true },
  },
  moves: {
    answer: {
      label: '回答する',
      from: ['open'],
      to: 'answered',
      by: 'transport.plan',
      main: true,
      asks: [
        { name: 'reply', label: '回答', kind: 'lines', required: true },
        { name: 'effectiveOn', label: '実施日', kind: 'date' },
      ],
      set: ({ reply, effectiveOn }, { today, actor }) => ({
        reply,
        effectiveOn,
        answeredOn: today,
        answeredBy: actor.name,
      }),
    },
  },
})

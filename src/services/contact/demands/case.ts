import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { inShort, titleOf } from '@/domain/text/in-short'
import { DEMAND_KIND } from '@/domain/contact/vocabulary'
import { defineCase } from '@/kit/case/define'
import { addendum, answerCheck, openChecks, takeCharge } from '@/kit/case/moves'

/**
 * 脅迫・犯行予告・不当要求: everybody is told at once, the agreed steps are ticked, the city has its
 * report and the police their call (CC-32, CC-33).
 */
export const urgentDemand = defineCase({
  slug: 'urgent-demands',
  label: '緊急の電話・不当要求',
  name: ({ number }) => number,
  title: ({ number, kind, text }) => titleOf(number, DEMAND_KIND[kind], inShort(text)),
  read: 'contact.read',
  scope: null,
  key: 'requestKey',
  letter: NUMBER_LETTER['urgent-demands'],
  start: 'raised',
  states: {
    raised: { label: '発生', turn: 'contact.lead' },
    steps: { label: '手順中', turn: 'contact.lead' },
    reported: { label: '市報告済み', turn: 'contact.lead' },
    done: { label: '完了', final: true },
  },
  moves: {
    take: takeCharge(['raised', 'steps', 'reported'], 'contact.lead'),
    start: {
      label: '手順を始める',
      from: ['raised'],
      to: 'steps',
      by: 'contact.lead',
      main: true,
      set: (_, { actor }) => ({ assignee: actor.id, assigneeName: actor.name }),
    },
    check: answerCheck(['raised', 'steps', 'reported'], 'contact.lead'),
    police: {
      label: '警察へ連絡した',
      from: ['raised', 'steps', 'reported'],
      to: null,
      by: 'contact.lead',
      asks: [
        {
          name: 'when',
          label: '連絡した日時',
          kind: 'moment',
          isPast: true,
          since: ['openedOn'],
          required: true,
        },
        { name: 'station', label: '警察署・受理番号' },
      ],
      begins: ({ policeAt, police }) => ({ when: policeAt, station: police }),
      set: ({ when, station }) => ({ policeAt: when, police: station }),
    },
    report: {
      label: '市へ報告した',
      from: ['raised', 'steps'],
      to: 'reported',
      by: 'contact.lead',
      main: true,
      asks: [
        {
          name: 'when',
          label: '報告した日時',
          kind: 'moment',
          isPast: true,
          since: ['openedOn'],
          required: true,
        },
      ],
      set: ({ when }) => ({ reportedAt: when }),
    },
    close: {
      label: '完了する',
      from: ['reported'],
      to: 'done',
      by: 'contact.lead',
      main: true,
      bar: openChecks,
      asks: [{ name: 'result', label: '結果', kind: 'lines', required: true }],
      set: ({ result }, { today }) => ({ result, closedOn: today }),
    },
    add: addendum(['done'], 'contact.lead'),
  },
})

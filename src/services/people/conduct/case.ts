import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { inShort, titleOf } from '@/domain/text/in-short'
import { pastDay, REASON } from '@/kit/case/asks'
import { defineCase } from '@/kit/case/define'
import { addendum } from '@/kit/case/moves'

/** 指導の記録: what somebody's conduct was, how they were guided, and that it is better since (ST-25). */
export const conduct = defineCase({
  slug: 'conduct-records',
  label: '指導の記録',
  name: ({ number }) => number,
  title: ({ number, on, what }) => titleOf(number, on, inShort(what)),
  read: 'conduct.read',
  scope: null,
  key: 'requestKey',
  letter: NUMBER_LETTER['conduct-records'],
  start: 'open',
  states: {
    open: { label: '指導する', turn: 'conduct.write' },
    guided: { label: '改善を見ている', turn: 'conduct.write' },
    closed: { label: '改善した', final: true },
    replaced: { label: '従事を外した', final: true },
  },
  moves: {
    guide: {
      label: '指導した',
      from: ['open', 'guided'],
      to: 'guided',
      by: 'conduct.write',
      main: true,
      asks: [
        pastDay('on', '指導した日', 'on'),
        { name: 'guidance', label: '指導の内容', kind: 'lines', required: true },
      ],
      set: ({ on, guidance }, { actor }) => ({ guidedOn: on, guidance, guidedBy: actor.name }),
    },
    close: {
      label: '改善した',
      from: ['guided'],
      to: 'closed',
      by: 'conduct.write',
      asks: [{ name: 'note', label: 'どう改善したか', kind: 'lines', required: true }],
      set: (_, { today }) => ({ closedOn: today }),
    },
    replace: {
      label: '従事を外した',
      from: ['open', 'guided'],
      to: 'replaced',
      by: 'conduct.write',
      danger: true,
      asks: [REASON],
      set: (_, { today }) => ({ closedOn: today }),
    },
    add: addendum(['closed', 'replaced'], 'conduct.write'),
  },
})

import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { titleOf } from '@/domain/text/in-short'
import { NOTE } from '@/kit/case/asks'
import { defineCase } from '@/kit/case/define'
import { addendum } from '@/kit/case/moves'
import type { Ask } from '@/kit/case/types'

const taken = (label: string): Ask => ({ name: 'note', label, kind: 'lines', required: true })

/**
 * 業務日報・引継ぎ: from whoever does the work to 運営責任者 and on to 統括責任者, every day; what is hard is
 * taken over on the way and carried on until it is over (ST-26).
 */
export const dutyReport = defineCase({
  slug: 'duty-reports',
  label: '業務日報',
  name: ({ number }) => number,
  title: ({ number, on, place }) => titleOf(number, on, place),
  read: 'duty.read',
  scope: 'office',
  key: 'requestKey',
  letter: NUMBER_LETTER['duty-reports'],
  start: 'submitted',
  states: {
    submitted: { label: '提出', turn: 'duty.lead' },
    taken: { label: '運営責任者が引継ぎ', turn: 'duty.lead' },
    confirmed: { label: '運営責任者が確認', turn: 'duty.chief' },
    chief: { label: '統括責任者が引継ぎ', turn: 'duty.chief' },
    done: { label: '統括責任者が確認', final: true },
  },
  moves: {
    confirm: {
      label: '確認して統括責任者へ報告',
      from: ['submitted'],
      to: 'confirmed',
      by: 'duty.lead',
      main: true,
      many: true,
      asks: [NOTE],
      set: (_, { actor, at }) => ({ leadName: actor.name, leadAt: at }),
    },
    take: {
      label: '困難な案件を引き継ぐ',
      from: ['submitted'],
      to: 'taken',
      by: 'duty.lead',
      asks: [taken('引き継ぐ内容')],
      set: (_, { actor, at }) => ({ leadName: actor.name, leadAt: at, isHard: true }),
    },
    report: {
      label: '対応を終えて統括責任者へ報告',
      from: ['taken'],
      to: 'confirmed',
      by: 'duty.lead',
      main: true,
      asks: [taken('対応の結果')],
      set: ({ note }) => ({ result: note }),
    },
    escalate: {
      label: '統括責任者へ引き継ぐ',
      from: ['submitted', 'taken'],
      to: 'chief',
      by: 'duty.lead',
      asks: [taken('引き継ぐ内容')],
      set: (_, { actor, at }) => ({ leadName: actor.name, leadAt: at, isHard: true }),
    },
    takeByChief: {
      label: '統括責任者が引き継ぐ',
      from: ['confirmed'],
      to: 'chief',
      by: 'duty.chief',
      asks: [taken('引き継ぐ内容')],
      set: () => ({ isHard: true }),
    },
    close: {
      label: '確認した',
      from: ['confirmed'],
      to: 'done',
      by: 'duty.chief',
      main: true,
      many: true,
      asks: [NOTE],
      set: (_, { actor, at }) => ({ chiefName: actor.name, chiefAt: at }),
    },
    settle: {
      label: '対応を終えた',
      from: ['chief'],
      to: 'done',
      by: 'duty.chief',
      main: true,
      asks: [taken('対応の結果')],
      set: ({ note }, { actor, at }) => ({ result: note, chiefName: actor.name, chiefAt: at }),
    },
    add: addendum(['done'], 'duty.write'),
  },
})

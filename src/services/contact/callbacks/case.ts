import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { inShort, titleOf } from '@/domain/text/in-short'
import { defineCase } from '@/kit/case/define'
import { takeCharge } from '@/kit/case/moves'

/** Tries after which a call-back may be given up. */
export const MOST_TRIES = 3

/** 折り返し: a call that was promised, with its time and every try (CC-11, HD-04). */
export const callback = defineCase({
  slug: 'callbacks',
  label: '折り返し',
  name: ({ number }) => number,
  title: ({ number, text }) => titleOf(number, inShort(text)),
  read: 'contact.read',
  scope: null,
  key: 'requestKey',
  letter: NUMBER_LETTER.callbacks,
  start: 'planned',
  states: {
    planned: { label: '予定', turn: 'contact.record' },
    done: { label: '済み', final: true },
    dropped: { label: '取りやめ', final: true },
  },
  moves: {
    take: takeCharge(['planned'], 'contact.record'),
    reached: {
      label: '話せた',
      from: ['planned'],
      to: 'done',
      by: 'contact.record',
      main: true,
      asks: [{ name: 'note', label: '伝えたこと', kind: 'lines' }],
      set: (_, { at, actor }, { tries }) => ({
        tries: (tries ?? 0) + 1,
        lastTryAt: at,
        doneBy: actor.name,
      }),
    },
    absent: {
      label: '不在だった',
      from: ['planned'],
      to: null,
      by: 'contact.record',
      asks: [
        { name: 'when', label: '次にかける日時', kind: 'moment', isAhead: true, required: true },
        { name: 'note', label: 'メモ' },
      ],
      set: ({ when = '' }, { at }, { tries }) => ({
        tries: (tries ?? 0) + 1,
        lastTryAt: at,
        dueAt: when,
        dueOn: when.slice(0, 10),
      }),
    },
    drop: {
      label: '取りやめる',
      from: ['planned'],
      to: 'dropped',
      by: 'contact.record',
      bar: ({ tries }) =>
        (tries ?? 0) >= MOST_TRIES
          ? null
          : `${MOST_TRIES}回かけてから取りやめます（いま${tries ?? 0}回）。`,
      asks: [{ name: 'note', label: '理由', required: '取りやめる理由を入力してください。' }],
    },
    refuse: {
      label: '相手が不要と言った',
      from: ['planned'],
      to: 'dropped',
      by: 'contact.record',
      asks: [{ name: 'note', label: 'メモ' }],
    },
  },
})

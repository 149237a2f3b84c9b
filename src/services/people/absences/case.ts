import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { titleOf } from '@/domain/text/in-short'
import { REASON } from '@/kit/case/asks'
import { defineCase } from '@/kit/case/define'
import { addendum } from '@/kit/case/moves'

/** 急な欠勤: who does not come, who comes instead, and in how many minutes that was found (ST-10). */
export const absence = defineCase({
  slug: 'absences',
  label: '急な欠勤',
  name: ({ number }) => number,
  title: ({ number, date, placeName, from, to }) =>
    titleOf(number, date, placeName, `${from}〜${to}`),
  read: 'shifts.read',
  scope: null,
  key: 'absenceKey',
  letter: NUMBER_LETTER.absences,
  start: 'open',
  states: {
    open: { label: '代わりを手配中', turn: 'shifts.plan' },
    filled: { label: '代わりが決まった', final: true },
    unfilled: { label: '代わりなし', final: true },
    cancelled: { label: '取消し（出勤した）', final: true },
  },
  moves: {
    fill: {
      label: '代わりが決まった',
      from: ['open'],
      to: 'filled',
      by: 'shifts.plan',
      main: true,
      asks: [
        {
          name: 'substitute',
          label: '代わりに入る人',
          hint: '名簿の人は、勤務表の「欠勤」から選ぶと勤務表にも入ります。ここには応援の人などを書きます。',
          required: true,
        },
        { name: 'note', label: 'メモ' },
      ],
      set: ({ substitute }, { at }, { reportedAt }) => ({
        substituteName: substitute,
        filledAt: at,
        minutesToFill: minutesFrom(reportedAt, at),
      }),
    },
    giveUp: {
      label: '代わりなしで行う',
      from: ['open'],
      to: 'unfilled',
      by: 'shifts.plan',
      asks: [REASON],
    },
    cancel: {
      label: '取り消す（出勤した）',
      from: ['open'],
      to: 'cancelled',
      by: 'shifts.plan',
      danger: true,
      asks: [REASON],
      // The next absence from the same shift is a new one.
      set: (_, __, { absenceKey, id }) => ({ absenceKey: `${absenceKey}|${id}` }),
    },
    add: addendum(['filled', 'unfilled', 'cancelled'], 'shifts.plan'),
  },
})

/** Whole minutes from one instant to another. */
const minutesFrom = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000))

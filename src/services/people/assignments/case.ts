import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { titleOf } from '@/domain/text/in-short'
import { addDays, diffDays } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { NOTE, REASON } from '@/kit/case/asks'
import { defineCase } from '@/kit/case/define'
import { addendum, nothingLacks } from '@/kit/case/moves'

/**
 * 業務の割当て: one person in one role at one place from a day on; nobody begins before all that the role
 * asks for is there (ST-01 … ST-08). The roster of a day is the assignments that cover it.
 */
export const assignment = defineCase({
  slug: 'assignments',
  label: '業務の割当て',
  name: ({ number }) => number,
  title: ({ number, roleTitle, from }) => titleOf(number, roleTitle, `${from}から`),
  read: 'people.read',
  scope: null,
  key: 'requestKey',
  letter: NUMBER_LETTER.assignments,
  attach: {
    by: 'people.edit',
    lead: 'conduct.write',
    whats: ['誓約書', '業務経歴書', '資格証の写し', 'その他'],
  },
  start: 'planned',
  states: {
    planned: { label: '準備中', turn: 'people.edit' },
    submitted: { label: '届出済み', turn: 'people.edit' },
    working: { label: '従事中', turn: 'people.edit', rests: true },
    ended: { label: '終了', final: true },
    cancelled: { label: '取りやめ', final: true },
  },
  moves: {
    submit: {
      label: '市へ届け出た',
      from: ['planned'],
      to: 'submitted',
      by: 'people.edit',
      main: true,
      many: true,
      asks: [
        { name: 'on', label: '届け出た日', kind: 'date', isPast: true, required: true },
        { name: 'note', label: '文書の番号・届出先' },
      ],
      set: ({ on = '' }) => ({ submittedOn: on }),
    },
    start: {
      label: '従事を始める',
      from: ['planned', 'submitted'],
      to: 'working',
      by: 'people.edit',
      many: true,
      bar: (row, { today }) =>
        row.until && row.until < today
          ? `終了日（${formatJa(row.until)}）を過ぎています。取りやめて、割り当て直してください。`
          : nothingLacks(row),
      asks: [NOTE],
      set: (_, { at, actor }) => ({ begunAt: at, begunBy: actor.name }),
    },
    move: {
      onRecord: true,
      label: '開始日を変える',
      from: ['planned', 'submitted'],
      to: null,
      by: 'people.edit',
      asks: [
        {
          name: 'from',
          label: '新しい開始日',
          kind: 'date',
          required: '開始日を入力してください。',
        },
        NOTE,
      ],
      refuse: ({ from = '' }, { until }): Record<string, string> =>
        until && from > until ? { from: '開始日が終了日より後です。' } : {},
      // The day by which the city is to be told goes with it.
      set: ({ from = '' }, _, { from: before, noticeBy }) => ({
        from,
        ...(noticeBy ? { noticeBy: addDays(noticeBy, diffDays(before, from)) } : {}),
      }),
    },
    end: {
      onRecord: true,
      label: '従事を終える',
      from: ['working'],
      to: 'ended',
      by: 'people.edit',
      danger: true,
      asks: [
        {
          name: 'until',
          label: '最後の日',
          kind: 'date',
          required: true,
          hint: 'この日の翌日から、アカウントは使えません。',
        },
        REASON,
      ],
      refuse: ({ until = '' }, { from }, { today }): Record<string, string> => {
        if (until < from) return { until: `開始日（${formatJa(from)}）より前です。` }
        return diffDays(today, until) > 0
          ? { until: '先の日に終わるときは「終了日を決める」を使ってください。' }
          : {}
      },
      set: ({ until }) => ({ until }),
    },
    plan: {
      onRecord: true,
      label: '終了日を決める',
      from: ['working'],
      to: null,
      by: 'people.edit',
      asks: [{ name: 'until', label: '最後の日', kind: 'date', required: true }, NOTE],
      refuse: ({ until = '' }, { from }): Record<string, string> =>
        until < from ? { until: `開始日（${formatJa(from)}）より前です。` } : {},
      set: ({ until }) => ({ until }),
    },
    cancel: {
      onRecord: true,
      label: '取りやめる',
      from: ['planned', 'submitted'],
      to: 'cancelled',
      by: 'people.edit',
      danger: true,
      asks: [REASON],
    },
    add: addendum(['ended', 'cancelled'], 'people.edit'),
  },
})

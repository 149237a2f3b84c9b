import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { titleOf } from '@/domain/text/in-short'
import { STAFF_CHANGE } from '@/domain/people/vocabulary'
import { pastDay, NOTE, REASON } from '@/kit/case/asks'
import { defineCase } from '@/kit/case/define'
import { addendum } from '@/kit/case/moves'

/**
 * 従事者の交代の報告: begun by itself when somebody begins or ends in a role of which the city wants to hear;
 * what the city wants improved has a day by which it is answered (ST-06).
 */
export const staffReport = defineCase({
  slug: 'staff-reports',
  label: '従事者の交代の報告',
  name: ({ number }) => number,
  title: ({ number, changedOn, roleTitle, change }) =>
    titleOf(number, changedOn, roleTitle, STAFF_CHANGE[change]),
  read: 'people.read',
  scope: null,
  key: 'requestKey',
  letter: NUMBER_LETTER['staff-reports'],
  start: 'draft',
  states: {
    draft: { label: '報告の下書き', turn: 'people.edit' },
    reported: { label: '報告済み', turn: 'people.city' },
    asked: { label: '改善の求め', turn: 'people.edit' },
    closed: { label: '確認済み', final: true },
    cancelled: { label: '報告しない', final: true },
  },
  moves: {
    report: {
      label: '市へ報告した',
      from: ['draft'],
      to: 'reported',
      by: 'people.edit',
      main: true,
      many: true,
      asks: [pastDay('on', '報告した日'), { name: 'note', label: '文書の番号・メモ' }],
      set: ({ on }) => ({ reportedOn: on }),
    },
    accept: {
      label: '確認した',
      from: ['reported'],
      to: 'closed',
      by: 'people.city',
      main: true,
      many: true,
      asks: [NOTE],
    },
    ask: {
      label: '改善を求める',
      from: ['reported'],
      to: 'asked',
      by: 'people.city',
      asks: [
        { name: 'request', label: '求めること', kind: 'lines', required: true },
        { name: 'replyBy', label: '回答の期限', kind: 'date', required: true },
      ],
      refuse: ({ replyBy = '' }, _, { today }): Record<string, string> =>
        replyBy < today ? { replyBy: '今日からの日を入力してください。' } : {},
      set: ({ request, replyBy }) => ({ request, replyBy }),
    },
    reply: {
      label: '回答した',
      from: ['asked'],
      to: 'reported',
      by: 'people.edit',
      main: true,
      asks: [
        pastDay('on', '回答した日', 'reportedOn', 'stateOn'),
        { name: 'reply', label: '回答', kind: 'lines', required: true },
      ],
      set: ({ on, reply }) => ({ repliedOn: on, reply }),
    },
    cancel: {
      label: '報告しない',
      from: ['draft'],
      to: 'cancelled',
      by: 'people.edit',
      danger: true,
      asks: [REASON],
    },
    add: addendum(['closed', 'cancelled'], 'people.edit'),
  },
})

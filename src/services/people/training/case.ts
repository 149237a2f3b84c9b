import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { titleOf } from '@/domain/text/in-short'
import { isTaughtAnew } from '@/domain/people/session'
import { formatJa } from '@/domain/time/format'
import { pastDay, REASON } from '@/kit/case/asks'
import { defineCase } from '@/kit/case/define'
import { addendum, nothingLacks } from '@/kit/case/moves'

const APPROVE: Record<string, string> & { approve: string } = {
  submit: '教材を確認した',
  consult: '協議を終える',
  approve: '教材を承認する',
}

/**
 * 研修の回: planned, its material shown to the city, confirmed when nothing is missing, held, and over when
 * everybody's completion stands (ST-12 … ST-21).
 */
export const trainingSession = defineCase({
  slug: 'training-sessions',
  label: '研修の回',
  name: ({ number }) => number,
  title: ({ number, courseTitle, on }) => titleOf(number, courseTitle, on),
  read: 'people.read',
  scope: null,
  key: 'requestKey',
  letter: NUMBER_LETTER['training-sessions'],
  start: 'planned',
  states: {
    planned: { label: '企画', turn: 'people.edit' },
    submitted: { label: '教材提出済み', turn: 'people.city' },
    approved: { label: '承認・協議済み', turn: 'people.edit' },
    confirmed: { label: '確定', turn: 'people.edit' },
    held: { label: '実施済み', turn: 'people.edit' },
    done: { label: '修了登録済み', final: true },
    cancelled: { label: '中止', final: true },
  },
  moves: {
    /** Venue and trainer are chosen on the session's screen, and looked up (`arrangeSession`). */
    arrange: {
      label: '日時・会場・講師を決める',
      from: ['planned', 'submitted', 'approved'],
      to: null,
      by: 'people.edit',
      isApart: true,
      asks: [
        { name: 'on', label: '実施日', kind: 'date' },
        { name: 'startTime', label: '開始' },
        { name: 'endTime', label: '終了' },
        { name: 'officeName', label: '会場（窓口）' },
        { name: 'site', label: '会場（窓口以外・部屋）' },
        { name: 'trainerName', label: '講師' },
        { name: 'capacity', label: '定員', kind: 'number' },
        { name: 'topics', label: '内容', kind: 'lines' },
      ],
      // What the city has agreed to are these topics: others are handed in again (ST-13).
      set: ({ capacity, ...rest }, _, row) => ({
        ...rest,
        capacity: Number(capacity) || null,
        ...(isTaughtAnew(row, rest.topics) ? { materialOn: '', approvedOn: '' } : {}),
      }),
    },
    submit: {
      label: '教材を市に出した',
      from: ['planned'],
      to: 'submitted',
      by: 'people.edit',
      many: true,
      isFor: ({ material, approvedOn }) => material !== 'none' && !approvedOn,
      asks: [pastDay('on', '出した日'), { name: 'note', label: '教材の名前・文書の番号' }],
      set: ({ on }) => ({ materialOn: on }),
    },
    approve: {
      label: ({ material }) => APPROVE[material] ?? APPROVE.approve,
      title: '教材を承認する（協議を終える）',
      from: ['submitted'],
      to: 'approved',
      by: 'people.city',
      main: true,
      many: true,
      asks: [{ name: 'note', label: '条件・メモ', kind: 'lines' }],
      set: (_, { today }) => ({ approvedOn: today }),
    },
    giveBack: {
      label: '教材を差し戻す',
      from: ['submitted'],
      to: 'planned',
      by: 'people.city',
      asks: [REASON],
      set: () => ({ materialOn: '' }),
    },
    confirm: {
      label: '確定する',
      // What is only handed in waits for no answer.
      from: ['planned', 'submitted', 'approved'],
      to: 'confirmed',
      by: 'people.edit',
      main: true,
      many: true,
      bar: (row) => nothingLacks(row),
    },
    reopen: {
      label: '確定を取り消す',
      from: ['confirmed'],
      to: 'planned',
      by: 'people.edit',
      asks: [REASON],
    },
    deliver: {
      label: '教材を届けた',
      from: ['planned', 'approved', 'confirmed'],
      to: null,
      by: 'people.edit',
      asks: [
        pastDay('on', '届けた日'),
        { name: 'copies', label: '部数', kind: 'number' },
        { name: 'note', label: '電子データの渡し方・メモ' },
      ],
      set: ({ on, copies }) => ({ deliveredOn: on, copies: Number(copies) || null }),
    },
    hold: {
      label: '実施した',
      from: ['confirmed'],
      to: 'held',
      by: 'people.edit',
      main: true,
      bar: ({ on }, { today }) =>
        on && on > today ? `実施日（${formatJa(on)}）から押せます。` : null,
      asks: [
        { name: 'content', label: '行った内容', kind: 'lines', required: true },
        { name: 'guidance', label: '指導の記録', kind: 'lines' },
      ],
      set: ({ content, guidance }) => ({ content, guidance }),
    },
    complete: {
      label: '修了登録を終える',
      from: ['held'],
      to: 'done',
      by: 'people.edit',
      main: true,
      bar: (row) => nothingLacks(row),
    },
    cancel: {
      label: '中止する',
      from: ['planned', 'submitted', 'approved', 'confirmed'],
      to: 'cancelled',
      by: 'people.edit',
      danger: true,
      asks: [REASON],
    },
    add: addendum(['done', 'cancelled'], 'people.edit'),
  },
})

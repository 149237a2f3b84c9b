import { inShort, titleOf } from '@/domain/text/in-short'
import { tokyoDateOf } from '@/domain/time/civil'
import { defineCase } from '@/kit/case/define'

import { caseKind, inFile } from '../../cases/kind'

const cause = { name: 'cause', label: '原因', kind: 'lines' } as const
const remedy = { name: 'remedy', label: '対策', kind: 'lines' } as const
const dueOn = { name: 'dueOn', label: '期限', kind: 'date', isAhead: true } as const

/** 課題: of the system or of the work, with cause, remedy and a day until when (IN-09). */
export const issue = defineCase({
  slug: 'issues',
  label: '課題',
  name: ({ raisedOn, id }) => `${raisedOn} ${id.slice(-6)}`,
  title: ({ raisedOn, what }) => titleOf(raisedOn, inShort(what)),
  read: 'registers.read',
  scope: null,
  key: 'issueKey',
  start: 'open',
  states: {
    open: { label: '登録', turn: 'registers.write' },
    planned: { label: '対策中', turn: 'registers.write' },
    closed: { label: '完了', final: true },
    dropped: { label: '見送り', final: true },
  },
  moves: {
    plan: {
      label: '対策を決めた',
      from: ['open', 'planned'],
      to: 'planned',
      by: 'registers.write',
      main: true,
      asks: [
        { ...cause, required: '原因を入力してください。' },
        { ...remedy, required: '対策を入力してください。' },
        { ...dueOn, required: '期限を入力してください。' },
      ],
      set: (answers) => ({
        cause: answers.cause,
        remedy: answers.remedy,
        dueOn: answers.dueOn,
      }),
    },
    close: {
      label: '完了にする',
      from: ['planned'],
      to: 'closed',
      by: 'registers.write',
      asks: [{ name: 'result', label: '結果', kind: 'lines', required: true }],
      set: ({ result }, { today }) => ({ result, closedOn: today }),
    },
    drop: {
      label: '見送る',
      from: ['open', 'planned'],
      to: 'dropped',
      by: 'registers.write',
      asks: [{ name: 'result', label: '理由', required: true }],
      set: ({ result }, { today }) => ({ result, closedOn: today }),
    },
  },
})

export const issues = caseKind<'issues'>({
  case: issue,
  begin: {
    label: '課題を登録',
    by: 'registers.write',
    asks: [{ name: 'what', label: '課題', kind: 'lines', required: true }, cause, remedy, dueOn],
    fields: (ctx, answers) => ({
      what: answers.what,
      cause: answers.cause,
      remedy: answers.remedy,
      dueOn: answers.dueOn,
      raisedOn: tokyoDateOf(ctx.now()),
      raisedBy: ctx.actor.name,
    }),
  },
  list: {
    path: 'issues',
    title: '課題の管理',
    lead: 'システムと業務の課題です。登録の古いものから並びます。',
    columns: [
      { field: 'what', width: 40 },
      'raisedOn',
      'state',
      'dueOn',
      'cause',
      'remedy',
      ...inFile('result', 'raisedBy', 'closedOn'),
    ],
    sort: ['raisedOn', 'id'],
    since: { field: 'raisedOn', longDays: 30 },
    due: { field: 'dueOn', label: '期限' },
    purposes: ['市への報告', '定例会'],
    output: 'registers.read',
  },
})

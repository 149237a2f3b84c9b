import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { inShort, titleOf } from '@/domain/text/in-short'
import type { Stored } from '@/db/stored'
import { lines, pastMoment } from '@/kit/case/asks'
import { defineCase } from '@/kit/case/define'
import { addendum, takeCharge } from '@/kit/case/moves'

type Row = Stored<'maintenance-tickets'>
const HANDLES = 'maintenance.handle'

const yes = [
  { value: 'yes', label: 'した' },
  { value: 'no', label: 'していない' },
]

/** The first answer of the desk counts; minutes follow when it is written (`respond`). */
const responded = ({ respondedAt }: Pick<Row, 'respondedAt'>, at: string) =>
  respondedAt ? {} : { respondedAt: at }

/**
 * 保守: a device that does not work, from the report to 障害対応報告書: telephone first, a visit when that does
 * not help (EQ-11, EQ-12).
 */
export const maintenance = defineCase({
  slug: 'maintenance-tickets',
  label: '保守の依頼',
  name: ({ number }) => number,
  title: ({ number, deviceNumber, deviceName, symptom }) =>
    titleOf(number, deviceNumber, deviceName, inShort(symptom)),
  read: 'maintenance.read',
  scope: 'office',
  key: 'ticketKey',
  letter: NUMBER_LETTER['maintenance-tickets'],
  attach: {
    by: 'maintenance.report',
    lead: 'maintenance.handle',
    whats: ['写真', '保守報告書', 'その他'],
  },
  start: 'received',
  states: {
    received: { label: '受付', turn: HANDLES },
    phone: { label: '電話対応', turn: HANDLES },
    visit: { label: '訪問予定', turn: HANDLES },
    repair: { label: '修理中', turn: HANDLES },
    confirm: { label: '確認・報告待ち', turn: HANDLES },
    done: { label: '完了', final: true },
  },
  moves: {
    take: takeCharge(['received', 'phone', 'visit', 'repair'], HANDLES),
    call: {
      label: '電話で対応した',
      from: ['received', 'phone'],
      to: 'phone',
      by: HANDLES,
      main: true,
      asks: [lines('phoneResult', '電話で確かめたこと・結果')],
      set: ({ phoneResult }, { at }, row) => ({ phoneResult, ...responded(row, at) }),
    },
    planVisit: {
      label: '訪問を予定する',
      from: ['received', 'phone', 'visit', 'repair'],
      to: 'visit',
      by: HANDLES,
      // 統合端末 and software: a visit only when the telephone has not helped, or says nothing.
      bar: ({ kind, phoneResult }) =>
        kind === 'software' && !phoneResult ? '先に電話で対応し、結果を記録してください。' : null,
      asks: [
        { name: 'visitAt', label: '訪問の日時', kind: 'moment', isAhead: true, required: true },
      ],
      set: ({ visitAt = '' }, { at }, row) => ({
        ...{ visitAt, visitOn: visitAt.slice(0, 10) },
        ...responded(row, at),
      }),
    },
    arrive: {
      label: '修理を始めた',
      from: ['phone', 'visit'],
      to: 'repair',
      by: HANDLES,
      main: true,
      asks: [pastMoment('arrivedAt', '始めた日時', 'openedOn')],
      set: ({ arrivedAt }) => ({ arrivedAt }),
    },
    repaired: {
      label: '直った',
      from: ['phone', 'repair'],
      to: 'confirm',
      by: HANDLES,
      main: true,
      asks: [
        pastMoment('repairedAt', '直った日時', 'openedOn', 'arrivedAt'),
        lines('work', '行った作業'),
        { name: 'parts', label: '交換した部品' },
        { name: 'reinstalled', label: 'OS・ソフトの再インストール', options: yes, value: 'no' },
        { name: 'stateAfter', label: '修理後の状態', required: true },
      ],
      set: ({ repairedAt, work, parts, reinstalled, stateAfter }) => ({
        ...{ repairedAt, work, parts, stateAfter },
        reinstalled: reinstalled === 'yes',
      }),
    },
    again: {
      label: '直っていない',
      from: ['confirm'],
      to: 'repair',
      by: 'maintenance.report',
      asks: [lines('note', 'いまの状態')],
    },
    report: {
      label: '障害対応報告書を書く',
      from: ['confirm'],
      to: null,
      by: HANDLES,
      main: true,
      asks: [
        lines('cause', '原因'),
        lines('prevention', '再発を防ぐためにすること'),
        {
          name: 'reportedOn',
          label: '市に提出した日',
          kind: 'date',
          isPast: true,
          since: ['openedOn', 'repairedAt'],
          required: true,
        },
      ],
      set: ({ cause, prevention, reportedOn }) => ({ cause, prevention, reportedOn }),
    },
    close: {
      label: '完了する',
      from: ['confirm'],
      to: 'done',
      by: HANDLES,
      bar: ({ reportedOn }) =>
        reportedOn
          ? null
          : '障害対応報告書がありません。先に「障害対応報告書を書く」をしてください。',
      set: (_, { today }) => ({ closedOn: today }),
    },
    add: addendum(['done'], HANDLES),
  },
})

import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { inShort, titleOf } from '@/domain/text/in-short'
import {
  CAUSED_BY_OPTIONS,
  type CausedBy,
  type Remedy,
  REMEDY_OPTIONS,
} from '@/domain/equipment/vocabulary'
import { findRow } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'
import { defineCase } from '@/kit/case/define'

import { byOffice } from '../../cases/choices'
import { caseKind, inFile } from '../../cases/kind'
import { type Device, deviceChoices } from '../masters'

/** 機器の破損・弁償: what was damaged, by whom, and that it was made good (EQ-16). */
export const damage = defineCase({
  slug: 'device-damages',
  label: '機器の破損',
  name: ({ number }) => number,
  title: ({ number, deviceNumber, deviceName, what }) =>
    titleOf(number, deviceNumber, deviceName, inShort(what)),
  read: 'devices.read',
  scope: 'office',
  key: 'damageKey',
  letter: NUMBER_LETTER['device-damages'],
  attach: { by: 'devices.use', lead: 'devices.edit', whats: ['写真', '事故報告書', 'その他'] },
  start: 'reported',
  states: {
    reported: { label: '報告', turn: 'devices.edit' },
    mending: { label: '修理・弁償中', turn: 'devices.edit' },
    settled: { label: '完了', final: true },
  },
  moves: {
    decide: {
      label: '直し方を市と決めた',
      from: ['reported', 'mending'],
      to: 'mending',
      by: 'devices.edit',
      main: true,
      asks: [
        { name: 'remedy', label: '直し方', options: REMEDY_OPTIONS, required: true },
        { name: 'agreedWith', label: '市の担当者', required: true },
        { name: 'dueOn', label: '期限', kind: 'date', isAhead: true, required: true },
      ],
      set: ({ remedy, agreedWith, dueOn }) => ({ remedy: remedy as Remedy, agreedWith, dueOn }),
    },
    settle: {
      label: '修理・弁償が終わった',
      from: ['mending'],
      to: 'settled',
      by: 'devices.edit',
      main: true,
      asks: [
        { name: 'amount', label: '金額（円）', kind: 'number' },
        { name: 'result', label: '結果', kind: 'lines', required: true },
      ],
      set: ({ amount, result }, { today }) => ({
        ...(amount ? { amount: Number(amount) } : {}),
        ...{ result, settledOn: today },
      }),
    },
  },
})

export const damages = caseKind<'device-damages'>({
  case: damage,
  begin: {
    label: '破損を記録',
    by: 'devices.use',
    asks: [
      { name: 'device', label: '機器', required: true },
      { name: 'happenedOn', label: '起きた日', kind: 'date', isPast: true, required: true },
      { name: 'what', label: '破損の内容', kind: 'lines', required: true },
      { name: 'causedBy', label: '原因となった側', options: CAUSED_BY_OPTIONS, required: true },
    ],
    choices: { device: deviceChoices },
    fields: async (ctx, { device = '', happenedOn, what, causedBy }) => {
      const row = await findRow<Device>(ctx.payload, 'devices', { id: { equals: device } })
      return {
        ...{ device, deviceNumber: row?.number, deviceName: row?.name, owner: row?.owner },
        ...{ office: row?.office, happenedOn, what, causedBy: causedBy as CausedBy },
        reportedOn: tokyoDateOf(ctx.now()),
        reportedBy: ctx.actor.name,
      }
    },
  },
  list: {
    path: 'device-damages',
    title: '機器の破損・弁償',
    lead: '市から借りた機器などの破損と、修理や弁償が済むまでの記録です。',
    columns: [
      { field: 'number', width: 15 },
      { field: 'deviceNumber', width: 14 },
      { field: 'deviceName', width: 18 },
      'owner',
      { field: 'what', width: 36 },
      'happenedOn',
      'causedBy',
      'remedy',
      'dueOn',
      'state',
      ...inFile(
        'office',
        'agreedWith',
        'amount',
        'result',
        'settledOn',
        'reportedOn',
        'reportedBy',
      ),
    ],
    sort: ['-happenedOn', 'id'],
    since: { field: 'reportedOn', longDays: 14 },
    due: { field: 'dueOn', label: '期限' },
    split: 'causedBy',
    filters: ['owner', byOffice],
    purposes: ['修理・弁償の手続き', '市への報告', '監査'],
    output: 'devices.read',
  },
})

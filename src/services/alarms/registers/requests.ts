import { inShort, titleOf } from '@/domain/text/in-short'
import {
  CITY_REQUEST_KIND,
  CITY_REQUEST_KIND_OPTIONS,
  type CityRequestKind,
} from '@/domain/alarms/register'
import { tokyoDateOf } from '@/domain/time/civil'
import { defineCase } from '@/kit/case/define'

import { caseKind, inFile } from '../../cases/kind'

/** 市からの要求: improvement, change, more documents, prevention; until the city is content (IN-16). */
export const cityRequest = defineCase({
  slug: 'city-requests',
  label: '市からの要求',
  name: ({ askedOn, id }) => `${askedOn} ${id.slice(-6)}`,
  title: ({ askedOn, kind, text }) => titleOf(askedOn, CITY_REQUEST_KIND[kind], inShort(text)),
  read: 'registers.read',
  scope: null,
  key: 'requestKey',
  start: 'open',
  states: {
    open: { label: '対応待ち', turn: 'registers.write' },
    answered: { label: '市の確認待ち', turn: 'requests.accept' },
    accepted: { label: '完了', final: true },
  },
  moves: {
    answer: {
      label: '対応した',
      from: ['open'],
      to: 'answered',
      by: 'registers.write',
      main: true,
      asks: [{ name: 'reply', label: '対応の内容', kind: 'lines', required: true }],
      set: ({ reply }, { today, actor }) => ({
        reply,
        answeredOn: today,
        answeredBy: actor.name,
      }),
    },
    accept: {
      label: '確認した（完了）',
      from: ['answered'],
      to: 'accepted',
      by: 'requests.accept',
      main: true,
      set: (_, { today }) => ({ acceptedOn: today }),
    },
    giveBack: {
      label: '差し戻す',
      from: ['answered'],
      to: 'open',
      by: 'requests.accept',
      asks: [{ name: 'note', label: '理由', kind: 'lines', required: true }],
    },
  },
})

export const cityRequests = caseKind<'city-requests'>({
  case: cityRequest,
  begin: {
    label: '要求を登録',
    by: 'requests.accept',
    asks: [
      {
        name: 'kind',
        label: '種類',
        options: CITY_REQUEST_KIND_OPTIONS,
        value: 'improve',
        required: true,
      },
      { name: 'text', label: '内容', kind: 'lines', required: true },
      { name: 'dueOn', label: '期限', kind: 'date' },
    ],
    fields: (ctx, { kind, text, dueOn }) => ({
      kind: kind as CityRequestKind,
      text,
      dueOn,
      askedOn: tokyoDateOf(ctx.now()),
      askedBy: ctx.actor.name,
    }),
  },
  list: {
    path: 'city-requests',
    title: '市からの要求',
    lead: '改善、変更、資料の追加、再発防止の求めを、市の確認が済むまで追います。',
    columns: [
      { field: 'text', width: 40 },
      'kind',
      'askedOn',
      'dueOn',
      'state',
      { field: 'reply', width: 40 },
      ...inFile('answeredOn', 'answeredBy', 'acceptedOn'),
    ],
    sort: ['askedOn', 'id'],
    split: 'kind',
    due: { field: 'dueOn', label: '期限' },
    purposes: ['市への報告', '定例会'],
    output: 'registers.read',
  },
})

import type { Where } from 'payload'

import { nameSearchKey } from '@/domain/text/name-search'

import { everyOffice } from '../cases/choices'
import { caseKind, type Narrowing, inFile } from '../cases/kind'
import type { ServiceContext } from '../context'
import { toMaintenance } from '../equipment/maintenance/from-helpdesk'

import { callback } from './callbacks/case'
import { spent, untilReport } from './columns'
import { complaint } from './complaints/case'
import { urgentDemand } from './demands/case'
import { escalation } from './escalations/case'
import { escalationLinks } from './escalations/links'
import { inquiry } from './inquiries/case'
import { bookingLinks } from './inquiries/links'
import { categoryChoices, lineChoices } from './masters'
import { ticket } from './tickets/case'
import { ticketBegin } from './tickets/begin'
import { demandBegin } from './demands/begin'

const offices: Narrowing = {
  field: 'office',
  label: '窓口（場所）',
  choices: everyOffice,
}

/** Only what this person has taken charge of. */
const mine: Narrowing = {
  field: 'assignee',
  label: '担当',
  choices: (ctx: ServiceContext) => Promise.resolve([{ value: ctx.actor.id, label: '自分' }]),
}

const byNumber = (...fields: string[]) => ({
  label: '番号・ことば',
  where: (_: ServiceContext, text: string): Promise<Where> => {
    // Signs that one engine takes for any text.
    const words = text.replace(/[%_\\]/g, ' ').trim()
    const any: Where = { or: fields.map((field): Where => ({ [field]: { like: words } })) }
    const none: Where = { number: { equals: '' } }
    return Promise.resolve(words ? any : none)
  },
})

const OPENED = { field: 'openedOn', label: '発生日', days: 90 }
const PURPOSES = ['対応の分担', '市への報告', '件数の確認・集計', 'FAQ・研修への反映']

export const inquiries = caseKind<'inquiries'>({
  case: inquiry,
  list: {
    path: 'inquiries',
    title: '問合せの記録',
    lead: '電話を受けた記録です。新しいものから並びます。受付中のものも、書かれたところまで見えます。',
    shows: 'all',
    hasOwnPlace: true,
    columns: [
      { field: 'number', width: 15 },
      { field: 'startedAt', width: 17 },
      { field: 'categoryLabel', width: 20 },
      { field: 'question', width: 40 },
      'outcome',
      { field: 'operatorName', width: 12 },
      'state',
      ...inFile(
        'endedAt',
        'savedAt',
        'handlingSeconds',
        'entry',
        'lineName',
        'language',
        'office',
        'procedure',
        'answer',
        'basis',
        'booking',
        'referral',
        'faqCandidate',
        'faqSolvable',
      ),
    ],
    sort: ['-startedAt', 'id'],
    split: { field: 'category', label: '分類', choices: categoryChoices('citizens') },
    filters: [
      'outcome',
      'language',
      'entry',
      offices,
      { field: 'line', label: '回線', choices: lineChoices },
      {
        field: 'faqCandidate',
        label: 'FAQの候補',
        choices: () => Promise.resolve([{ value: 'true', label: '候補だけ' }]),
      },
    ],
    period: { field: 'day', label: '受付日', days: 90 },
    find: {
      label: '番号・ことば',
      where: (_, text) => {
        const words = text.split(/\s+/).map(nameSearchKey).filter(Boolean)
        return Promise.resolve({
          and: words.map((word): Where => ({ searchText: { contains: word } })),
        })
      },
    },
    links: bookingLinks,
    purposes: [...PURPOSES, '月次のデータの引渡し'],
    output: 'contact.export',
  },
})

export const escalations = caseKind<'escalations'>({
  case: escalation,
  list: {
    path: 'escalations',
    title: 'エスカレーション',
    lead: 'オペレーターから業務責任者へ、業務責任者から市へ引き継いだ問合せです。',
    columns: [
      { field: 'number', width: 15 },
      { field: 'text', width: 40 },
      { field: 'openedAt', width: 17 },
      { field: 'assigneeName', width: 12 },
      'state',
      ...inFile(
        'inquiry',
        'office',
        'categoryLabel',
        'openedBy',
        'request',
        'formNumber',
        'reply',
        'repliedBy',
        'repliedAt',
        'reflection',
        'closedOn',
      ),
      spent('lead', '責任者確認中（分）'),
      spent('city', '市（分）'),
      spent('answered', '市の回答から（分）'),
    ],
    sort: ['-openedAt', 'id'],
    since: { field: 'openedOn', longDays: 3 },
    split: 'reflection',
    filters: [offices, mine],
    period: OPENED,
    find: byNumber('number', 'inquiry', 'text'),
    purposes: PURPOSES,
    output: 'contact.export',
    links: escalationLinks,
  },
})

export const complaints = caseKind<'complaints'>({
  case: complaint,
  list: {
    path: 'complaints',
    title: '苦情',
    lead: '折り返しの時刻が近いものから片づけます。現状分析と解決策がないと完了できません。',
    columns: [
      { field: 'number', width: 15 },
      { field: 'text', width: 40 },
      { field: 'openedAt', width: 17 },
      { field: 'callbackAt', width: 17 },
      { field: 'assigneeName', width: 12 },
      'state',
      ...inFile(
        'inquiry',
        'office',
        'cause',
        'analysis',
        'remedy',
        'request',
        'reply',
        'transcript',
        'audio',
        'reportedAt',
        'reportDocument',
        'closedOn',
      ),
      spent('received', '受付（分）'),
      spent('city', '市と協議（分）'),
      untilReport,
    ],
    sort: ['-openedAt', 'id'],
    due: { field: 'callbackOn', label: '折り返しの日（まで）' },
    split: 'cause',
    filters: [offices, mine],
    period: OPENED,
    find: byNumber('number', 'inquiry', 'text'),
    purposes: PURPOSES,
    output: 'contact.export',
  },
})

export const callbacks = caseKind<'callbacks'>({
  case: callback,
  list: {
    path: 'callbacks',
    title: '折り返し',
    lead: '約束した時刻の順に並びます。かけるたびに、話せたか不在かを記録します。',
    columns: [
      { field: 'number', width: 15 },
      { field: 'dueAt', width: 17 },
      { field: 'text', width: 40 },
      'tries',
      { field: 'assigneeName', width: 12 },
      'state',
      ...inFile('inquiry', 'lastTryAt', 'doneBy'),
    ],
    sort: ['dueAt', 'id'],
    due: { field: 'dueOn', label: '折り返しの日（まで）' },
    filters: [mine],
    period: OPENED,
    find: byNumber('number', 'inquiry', 'text'),
    purposes: PURPOSES,
    output: 'contact.export',
  },
})

export const urgentDemands = caseKind<'urgent-demands'>({
  case: urgentDemand,
  begin: demandBegin,
  list: {
    path: 'urgent-demands',
    title: '緊急の電話・不当要求',
    lead: '登録すると、市と業務責任者に通報が飛び、だれかが確認するまで続きます。',
    columns: [
      { field: 'number', width: 15 },
      'kind',
      { field: 'text', width: 40 },
      { field: 'openedAt', width: 17 },
      { field: 'assigneeName', width: 12 },
      'state',
      ...inFile('policeAt', 'police', 'reportedAt', 'result'),
    ],
    sort: ['-openedAt', 'id'],
    split: 'kind',
    period: OPENED,
    find: byNumber('number', 'inquiry', 'text'),
    purposes: PURPOSES,
    output: 'contact.export',
  },
})

export const tickets = caseKind<'helpdesk-tickets'>({
  case: ticket,
  around: { maintenance: toMaintenance },
  begin: ticketBegin,
  list: {
    path: 'helpdesk-tickets',
    title: 'ヘルプデスクの問合せ',
    lead: '郵便局員からの、統合端末と手続きの問合せです。個人情報は書きません。',
    columns: [
      { field: 'number', width: 15 },
      'office',
      { field: 'question', width: 40 },
      { field: 'openedAt', width: 17 },
      { field: 'callbackAt', width: 17 },
      { field: 'assigneeName', width: 12 },
      'state',
      ...inFile('categoryLabel', 'step', 'answer', 'basis', 'answeredBy', 'answeredAt', 'openedBy'),
      ...inFile('calls', 'lastCallAt'),
    ],
    sort: ['-openedAt', 'id'],
    since: { field: 'openedOn', longDays: 2 },
    split: { field: 'category', label: '分類', choices: categoryChoices('post-office') },
    filters: [offices, mine],
    period: OPENED,
    find: byNumber('number', 'question', 'answer'),
    purposes: ['対応の分担', '市への報告', '件数の確認・集計'],
    output: 'helpdesk.read',
  },
})

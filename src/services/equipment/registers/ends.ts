import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { defineCase, finalStates } from '@/kit/case/define'
import { answerCheck, openChecks } from '@/kit/case/moves'

import { caseKind, inFile } from '../../cases/kind'
import type { ServiceContext } from '../../context'
import { invalid } from '../../refusals'
import { device } from '../devices/case'
import { contractChoices, equipmentMasters } from '../masters'

type End = Stored<'contract-ends'>

/** 契約終了の作業: removal, erasure, and 作業終了報告書 in the hands of the city (EQ-17). */
export const contractEnd = defineCase({
  slug: 'contract-ends',
  label: '契約終了の作業',
  name: ({ contract }) => contract,
  read: 'devices.read',
  scope: null,
  key: 'endKey',
  start: 'open',
  states: {
    open: { label: '作業中', turn: 'devices.edit' },
    reported: { label: '市の確認待ち', turn: 'devices.accept' },
    done: { label: '完了', final: true },
  },
  moves: {
    check: answerCheck(['open'], 'devices.edit'),
    report: {
      label: '作業終了報告書を出した',
      from: ['open'],
      to: 'reported',
      by: 'devices.edit',
      main: true,
      bar: openChecks,
      asks: [
        { name: 'summary', label: '作業の内容', kind: 'lines', required: true },
        { name: 'reportedOn', label: '提出した日', kind: 'date', isPast: true, required: true },
      ],
      set: ({ summary, reportedOn }) => ({ summary, reportedOn }),
    },
    accept: {
      label: '確認した（完了）',
      from: ['reported'],
      to: 'done',
      by: 'devices.accept',
      main: true,
      set: (_, { today, actor }) => ({ acceptedOn: today, acceptedBy: actor.name }),
    },
    giveBack: {
      label: '差し戻す',
      from: ['reported'],
      to: 'open',
      by: 'devices.accept',
      asks: [{ name: 'note', label: '理由', required: true }],
    },
  },
})

/** Nobody reports the end of a contract whose devices still stand somewhere. */
async function report(ctx: ServiceContext, { contractId, contract }: End, go: () => Promise<End>) {
  // Work that was begun before contracts were kept by their id.
  const mine: Where = contractId
    ? { contractId: { equals: contractId } }
    : { contract: { equals: contract } }
  const left = await findRows<{ number: string }>(
    ctx.payload,
    'devices',
    { and: [mine, { state: { not_in: finalStates(device) } }] },
    { sort: 'number', limit: 5, select: { number: true } },
  )
  if (left.length > 0)
    throw invalid(
      `撤去していない機器があります（${left.map(({ number }) => number).join('、')}${left.length === 5 ? ' など' : ''}）。先に、消去の証明書を記録して撤去してください。`,
    )
  return go()
}

export const contractEnds = caseKind<'contract-ends'>({
  case: contractEnd,
  around: { report },
  begin: {
    label: '契約終了の作業を始める',
    by: 'devices.edit',
    asks: [
      { name: 'contract', label: '契約', required: true },
      { name: 'dueOn', label: '期限', kind: 'date', required: true },
    ],
    choices: { contract: contractChoices },
    fields: async (ctx, { contract, dueOn }) => ({
      contractId: contract,
      contract: (await equipmentMasters(ctx)).contracts.find(({ id }) => String(id) === contract)
        ?.name,
      dueOn,
    }),
  },
  list: {
    path: 'contract-ends',
    title: '契約終了の作業',
    lead: '契約の終わりにする撤去・消去の確認と、作業終了報告書の提出です。',
    columns: [
      'contract',
      'dueOn',
      'state',
      'reportedOn',
      'acceptedOn',
      ...inFile('summary', 'acceptedBy'),
    ],
    sort: ['dueOn', 'id'],
    due: { field: 'dueOn', label: '期限' },
    purposes: ['作業終了報告書の提出', '市への報告', '監査'],
    output: 'devices.read',
  },
})

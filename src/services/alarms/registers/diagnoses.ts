import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import {
  DIAGNOSIS_KIND,
  DIAGNOSIS_KIND_OPTIONS,
  type DiagnosisKind,
} from '@/domain/alarms/register'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { defineCase } from '@/kit/case/define'

import { caseKind } from '../../cases/kind'
import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { raiseAlert, resolveAlert } from '../alerts/raise'

/** セキュリティ診断・侵入テスト: when, by whom, what was found and that it was mended (IN-13). */
export const diagnosis = defineCase({
  slug: 'security-diagnoses',
  label: 'セキュリティ診断',
  name: ({ kind, dueOn }) => `${dueOn} ${DIAGNOSIS_KIND[kind]}`,
  read: 'registers.read',
  scope: null,
  key: 'diagnosisKey',
  attach: { by: 'registers.write', lead: 'alarms.edit', whats: ['診断報告書', 'その他'] },
  start: 'planned',
  states: {
    planned: { label: '予定', turn: 'registers.write' },
    done: { label: '実施済み・修正中', turn: 'registers.write' },
    fixed: { label: '修正済み', final: true },
  },
  moves: {
    carryOut: {
      label: '実施した',
      from: ['planned'],
      to: 'done',
      by: 'registers.write',
      main: true,
      asks: [
        { name: 'doneOn', label: '実施日', kind: 'date', isPast: true, required: true },
        {
          name: 'company',
          label: '実施した会社・機関',
          required: '会社・機関を入力してください。',
        },
        { name: 'result', label: '結果', kind: 'lines', required: true },
      ],
      set: ({ doneOn, company, result }) => ({ doneOn, company, result }),
    },
    fix: {
      label: '指摘の修正を終えた',
      from: ['done'],
      to: 'fixed',
      by: 'registers.write',
      asks: [{ name: 'fix', label: '修正の内容', kind: 'lines', required: true }],
      set: ({ fix }, { today }) => ({ fix, fixedOn: today }),
    },
  },
})

export const diagnoses = caseKind<'security-diagnoses'>({
  case: diagnosis,
  begin: {
    label: '診断を予定する',
    by: 'registers.write',
    asks: [
      {
        name: 'kind',
        label: '種類',
        options: DIAGNOSIS_KIND_OPTIONS,
        value: 'diagnosis',
        required: true,
      },
      { name: 'dueOn', label: '期限', kind: 'date', required: true },
      { name: 'company', label: '会社・機関' },
    ],
    fields: (_, { kind, dueOn, company }) => ({ kind: kind as DiagnosisKind, dueOn, company }),
  },
  list: {
    path: 'security-diagnoses',
    title: 'セキュリティ診断',
    lead: '毎年の診断と侵入テストの期限、結果と修正です。期限を過ぎたものは通報されます。',
    columns: ['dueOn', 'kind', 'company', 'state', 'doneOn', 'result', 'fixedOn', 'fix'],
    sort: ['-state', 'dueOn', 'id'],
    split: 'kind',
    due: { field: 'dueOn', label: '期限' },
    purposes: ['市への報告', '監査'],
    output: 'registers.read',
  },
})

/** The next one a year after the last, and an alert for one that is overdue (IN-13). */
export async function keepDiagnoses(ctx: ServiceContext): Promise<number> {
  const today = tokyoDateOf(ctx.now())
  type Row = Stored<'security-diagnoses'>
  for (const kind of Object.keys(DIAGNOSIS_KIND) as DiagnosisKind[]) {
    const [last] = await findRows<Row>(
      ctx.payload,
      'security-diagnoses',
      { and: [{ kind: { equals: kind } }, { doneOn: { exists: true } }] },
      { sort: '-doneOn', limit: 1 },
    )
    if (!last?.doneOn) continue
    const isPlanned = await findRow(ctx.payload, 'security-diagnoses', {
      and: [{ kind: { equals: kind } }, { state: { equals: 'planned' } }],
    })
    if (isPlanned) continue
    const dueOn = addDays(last.doneOn, 365)
    await startCase(ctx, diagnosis, { diagnosisKey: `next|${last.id}`, kind, dueOn })
  }
  const planned = await findRows<Row>(ctx.payload, 'security-diagnoses', {
    dueOn: { exists: true },
  })
  const late = planned.filter(({ state, dueOn }) => state === 'planned' && dueOn < today)
  for (const { id, kind, dueOn } of late)
    await raiseAlert(ctx, {
      key: `diagnosis|${id}`,
      severity: 'notice',
      title: `${DIAGNOSIS_KIND[kind]}の期限（${dueOn}）を過ぎています`,
      body: '実施して、結果を記録してください。',
      href: `/admin/collections/security-diagnoses/${id}`,
    })
  for (const { id } of planned.filter((one) => !late.includes(one)))
    await resolveAlert(ctx, `diagnosis|${id}`)
  return late.length
}

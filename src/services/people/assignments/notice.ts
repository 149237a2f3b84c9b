import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { recordPdf } from '@/documents/record-pdf'
import { EMPLOYMENT } from '@/domain/people/vocabulary'
import { formatEra, formatJa } from '@/domain/time/format'

import { recordReading } from '../../audit/read'
import { caseById } from '../../cases/move'
import type { ServiceContext } from '../../context'
import { type Output, pdfOutput } from '../../lists/files'
import { officeNames } from '../../settings/office-names'
import { rolesOf } from '../evidence'
import { experienceOn } from '../roster'

import { assignment } from './case'

/**
 * 人員届: who is to work in a role, with affiliation and contact, as it is handed to the city before they begin
 * (ST-05, ST-22). @throws DomainError NOT_FOUND, and as `checkedPurpose`
 */
export async function assignmentNotice(
  ctx: ServiceContext,
  id: string,
  purpose: string,
): Promise<Output> {
  const row = await caseById(ctx, assignment, id)
  const [person, roles, offices] = await Promise.all([
    findRow<Stored<'workers'>>(ctx.payload, 'workers', { id: { equals: row.worker } }),
    rolesOf(ctx),
    officeNames(ctx),
  ])
  await recordReading(ctx, {
    kind: 'print',
    what: `人員届 ${row.number}`,
    count: 1,
    purpose,
    target: `assignments/${id}`,
  })
  const place = row.office ? (offices.get(String(row.office)) ?? '') : (row.site ?? '')
  const entries: [string, string | null | undefined][] = [
    ['役割', roles.get(row.role)?.title ?? row.roleTitle],
    ['氏名', person?.name ?? row.workerName],
    ['フリガナ', person?.kana ?? row.kana],
    ['所属', person?.company],
    ['電話番号', person?.phone],
    ['メールアドレス', person?.mail],
    ['雇用形態', person?.employment ? EMPLOYMENT[person.employment] : ''],
    ['経験年月', person ? experienceOn(person, row.from) : ''],
    ['場所', place],
    ['開始日', formatEra(row.from)],
    ['終了日', row.until ? formatEra(row.until) : ''],
    ['届出の期限', row.noticeBy ? formatJa(row.noticeBy) : ''],
    ['割り当てる理由', row.reason],
  ]
  return pdfOutput(
    `人員届_${row.number}`,
    recordPdf({
      title: '人員届',
      notes: [`番号 ${row.number}　目的: ${purpose}`],
      fields: entries.map(([label, value]) => ({ label, value: value ?? '' })),
      parts: [],
    }),
  )
}

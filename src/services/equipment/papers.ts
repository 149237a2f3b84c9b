import { findRow } from '@/db/atomic'
import { recordPdf } from '@/documents/record-pdf'
import type { Stored } from '@/db/stored'
import { WIPE_METHOD } from '@/domain/equipment/vocabulary'
import { TICKET_KIND } from '@/domain/equipment/vocabulary'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatEra } from '@/domain/time/format'

import { recordReading } from '../audit/read'
import { caseById } from '../cases/move'
import type { ServiceContext } from '../context'
import { type Output, pdfOutput } from '../lists/files'
import { notFound } from '../refusals'
import { officeNames } from '../settings/office-names'

import { device } from './devices/case'
import { maintenance } from './maintenance/case'
import type { DeviceModel } from './masters'

const day = (text?: string | null): string => (text ? formatEra(text) : '')
const moment = (text?: string | null): string => {
  if (!text) return ''
  if (!text.endsWith('Z')) return `${day(text.slice(0, 10))} ${text.slice(11)}`
  const at = new Date(text)
  return `${day(tokyoDateOf(at))} ${tokyoTimeOf(at)}`
}
/** Nothing where nobody has reckoned it yet. */
const minutes = (count?: number | null): string =>
  typeof count === 'number' ? `${count}分（受付時間内）` : ''
const filled = (fields: readonly (readonly [string, string | null | undefined])[]) =>
  fields.flatMap(([label, value]) => (value ? [{ label, value }] : []))

/**
 * データの消去を行ったことを証する文書 of one device, for the city (EQ-13).
 * @throws DomainError NOT_FOUND, also where nothing was erased yet
 */
export async function wipeCertificate(ctx: ServiceContext, id: string): Promise<Output> {
  const row = await caseById(ctx, device, id)
  if (!row.wipeNumber)
    throw notFound('消去の証明書がありません。先に「消去の証明書を記録」をしてください。')
  const model = row.model
    ? await findRow<DeviceModel>(ctx.payload, 'device-models', { id: { equals: row.model } })
    : null
  await recordReading(ctx, {
    ...{ kind: 'print', what: `消去の証明書 ${row.wipeNumber}`, count: 1 },
    ...{ purpose: '市への提出（消去の証明）', target: `devices/${id}` },
  })
  const doc = recordPdf({
    title: 'データの消去を行ったことを証する文書',
    notes: [
      `証明書番号: ${row.wipeNumber}`,
      `${row.client} 御中`,
      '下の機器に記録されていたデータを、復元できない方法で消去したことを証明します。',
    ],
    fields: filled([
      ['契約件名', row.contract],
      ['管理番号', row.number],
      ['機器名', row.name],
      ['機種', model ? [model.maker, model.name].filter(Boolean).join(' ') : ''],
      ['製造番号', row.serial],
      ['設置場所', row.office ? (await officeNames(ctx)).get(String(row.office)) : row.location],
      ['消去の方法', row.wipeMethod ? WIPE_METHOD[row.wipeMethod] : ''],
      ['消去した日', day(row.wipedOn)],
      ['消去した人・会社', row.wipedBy],
      ['リース会社', row.lessor],
    ]),
    parts: [],
  })
  return pdfOutput(`消去の証明書_${row.wipeNumber}`, doc)
}

/** 障害対応報告書 of one ticket, for the city (EQ-12). @throws DomainError NOT_FOUND */
export async function faultReport(ctx: ServiceContext, id: string): Promise<Output> {
  const row: Stored<'maintenance-tickets'> = await caseById(ctx, maintenance, id)
  if (!row.reportedOn)
    throw notFound('障害対応報告書がありません。先に「障害対応報告書を書く」をしてください。')
  await recordReading(ctx, {
    ...{ kind: 'print', what: `障害対応報告書 ${row.number}`, count: 1 },
    ...{ purpose: '市への提出（障害対応報告書）', target: `maintenance-tickets/${id}` },
  })
  const doc = recordPdf({
    title: '障害対応報告書',
    notes: [`番号: ${row.number}`, `提出日: ${day(row.reportedOn)}`],
    fields: filled([
      ['窓口', row.office ? (await officeNames(ctx)).get(String(row.office)) : ''],
      ['機器', [row.deviceNumber, row.deviceName].filter(Boolean).join(' ')],
      ['製造番号', row.serial],
      ['種類', TICKET_KIND[row.kind]],
      ['ヘルプデスクの番号', row.helpdesk],
      ['受付', `${moment(row.openedAt)}　${row.openedBy}`],
      ['障害の内容', row.symptom],
      ['最初の対応', moment(row.respondedAt)],
      ['最初の対応まで', minutes(row.responseMinutes)],
      ['電話での対応', row.phoneResult],
      ['訪問', moment(row.visitAt)],
      ['修理の開始', moment(row.arrivedAt)],
      ['復旧', moment(row.repairedAt)],
      ['行った作業', row.work],
      ['交換した部品', row.parts],
      ['OS・ソフトの再インストール', row.reinstalled ? 'した' : 'していない'],
      ['修理後の状態', row.stateAfter],
      ['原因', row.cause],
      ['再発の防止', row.prevention],
    ]),
    parts: [],
  })
  return pdfOutput(`障害対応報告書_${row.number}`, doc)
}

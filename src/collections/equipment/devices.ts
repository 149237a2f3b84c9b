import { CATEGORY_OPTIONS, OWNER_OPTIONS, WIPE_METHOD_OPTIONS } from '@/domain/equipment/vocabulary'
import { checkbox, json, select, text } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { officeField } from '@/fields/relations'
import { device } from '@/services/equipment/devices/case'

import { caseCollection } from '../case-collection'

import { EQUIPMENT_GROUP } from './group'

/** 機器: what stands where and until when, what its label says, and what was done with it (EQ-01 to EQ-09). */
export const Devices = caseCollection(device, {
  group: EQUIPMENT_GROUP,
  hadRecords: true,
  // As before it had states: a step of the schema takes nothing away.
  lockDocuments: { duration: 300 },
  defaultSort: 'number',
  admin: {
    useAsTitle: 'number',
    defaultColumns: ['number', 'name', 'office', 'state', 'from', 'to', 'labelledOn'],
    listSearchableFields: ['number', 'name', 'serial'],
  },
  fields: [
    text('number', '管理番号', { required: true, unique: true }),
    text('name', '機器名略称', { required: true }),
    text('type', 'type', { hidden: true, index: true }),
    text('typeName', '種類'),
    select('category', '分け方', CATEGORY_OPTIONS),
    text('needs', 'needs', { hidden: true }),
    text('model', 'model', { hidden: true, index: true }),
    text('serial', '製造番号'),
    select('owner', '調達の別', OWNER_OPTIONS, { index: true }),
    officeField({ label: '設置する窓口' }),
    text('location', '設置場所'),
    civilDate('from', '設置開始日', { required: true, index: true }),
    civilDate('to', '設置終了日', { required: true, index: true }),
    text('contractId', 'contractId', { hidden: true, index: true }),
    text('contract', '契約件名略称', { required: true }),
    text('client', '契約', { required: true }),
    text('lessor', 'リース会社名', { required: true }),
    text('supportCompany', '保守連絡先の会社', { required: true }),
    text('supportPhone', '保守連絡先の電話', { required: true }),
    text('accessories', '付属品'),
    checkbox('shared', '共用', { index: true }),
    text('siteNote', '設置場所に合うことの確認'),
    text('line', '回線の番号'),
    text('simNumber', 'SIMの番号', { index: true }),
    // What only one device may have (`src/services/equipment/devices/line.ts`).
    text('lineKey', 'lineKey', { hidden: true, unique: true }),
    text('sim', 'sim', { hidden: true, unique: true }),
    json('checks', 'checks', { hidden: true }),
    civilDate('placedOn', '設置した日'),
    civilDate('labelledOn', 'シールを貼った日'),
    text('theftGuard', '盗難防止の方法'),
    civilDate('securedOn', '盗難防止をした日'),
    civilDate('discGivenOn', 'リカバリーディスクの納品日'),
    civilDate('discKeptOn', 'リカバリーディスクの保管日'),
    civilDate('antivirusOn', 'ウイルス定義の更新日'),
    text('borrower', '持ち出す人'),
    text('purpose', '用途'),
    civilDate('lentOn', '貸し出した日'),
    civilDate('loanDueOn', '返す日', { index: true }),
    civilDate('returnedOn', '返却日'),
    civilDate('cleanedOn', '写真・入力を消去した日'),
    select('cleanMethod', '返却時の消去の方法', WIPE_METHOD_OPTIONS),
    text('cleanedBy', '返却時に消去した人'),
    text('lostAt', '紛失に気づいた日時'),
    text('lockedAt', '遠隔ロックした日時'),
    text('remoteWipedAt', '遠隔消去した日時'),
    text('wipeNumber', '消去の証明書の番号'),
    select('wipeMethod', '撤去時の消去の方法', WIPE_METHOD_OPTIONS),
    civilDate('wipedOn', '消去した日'),
    text('wipedBy', '消去した人・会社'),
    text('plannedFrom', 'plannedFrom', { hidden: true }),
    civilDate('removedOn', '撤去した日'),
    // Of records from before there were states (`adoptDevices`).
    checkbox('active', 'active', { hidden: true, defaultValue: true }),
  ],
})

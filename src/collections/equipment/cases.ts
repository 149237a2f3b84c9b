import {
  CAUSED_BY_OPTIONS,
  OWNER_OPTIONS,
  REMEDY_OPTIONS,
  TICKET_KIND_OPTIONS,
} from '@/domain/equipment/vocabulary'
import { assigneeFields } from '@/fields/assignee'
import { checkbox, integer, json, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { instant } from '@/fields/instant'
import { officeField } from '@/fields/relations'
import { maintenance } from '@/services/equipment/maintenance/case'
import { deviceCount } from '@/services/equipment/registers/counts'
import { damage } from '@/services/equipment/registers/damages'
import { contractEnd } from '@/services/equipment/registers/ends'
import { removal } from '@/services/equipment/registers/removals'
import { supplyRequest } from '@/services/equipment/supplies/case'

import { caseCollection } from '../case-collection'

import { EQUIPMENT_GROUP } from './group'

const group = EQUIPMENT_GROUP
const admin = { useAsTitle: 'number' }

export const MaintenanceTickets = caseCollection(maintenance, {
  group,
  defaultSort: '-openedAt',
  admin: { ...admin, defaultColumns: ['number', 'office', 'deviceNumber', 'symptom', 'state'] },
  fields: [
    select('kind', '種類', TICKET_KIND_OPTIONS, { required: true }),
    officeField(),
    text('device', 'device', { hidden: true, index: true }),
    text('deviceNumber', '管理番号', { index: true }),
    text('deviceName', '機器名略称'),
    text('serial', '製造番号'),
    text('helpdesk', 'ヘルプデスクの番号', { index: true }),
    textarea('symptom', '起きていること', { required: true }),
    text('caller', '連絡先の電話・担当'),
    civilDate('openedOn', '受付日', { required: true, index: true }),
    text('openedAt', '受付の日時', { required: true }),
    text('openedBy', '受けた人', { required: true }),
    text('respondBy', '最初の対応の期限'),
    text('respondedAt', '最初に対応した日時'),
    integer('responseMinutes', '最初の対応まで（受付時間内の分）'),
    ...assigneeFields(),
    textarea('phoneResult', '電話での対応'),
    text('visitAt', '訪問の日時'),
    civilDate('visitOn', '訪問の日', { index: true }),
    text('arrivedAt', '修理を始めた日時'),
    text('repairedAt', '直った日時'),
    textarea('work', '行った作業'),
    text('parts', '交換した部品'),
    checkbox('reinstalled', 'OS・ソフトの再インストール'),
    text('stateAfter', '修理後の状態'),
    textarea('cause', '原因'),
    textarea('prevention', '再発を防ぐためにすること'),
    civilDate('reportedOn', '障害対応報告書の提出日'),
    civilDate('closedOn', '完了日', { index: true }),
  ],
})

export const SupplyRequests = caseCollection(supplyRequest, {
  group,
  defaultSort: '-askedOn',
  admin: { ...admin, defaultColumns: ['number', 'office', 'supplyName', 'count', 'state'] },
  fields: [
    officeField(),
    text('supply', 'supply', { required: true, hidden: true }),
    text('supplyName', '品名'),
    integer('count', '数', { required: true, min: 1 }),
    civilDate('wantedOn', 'いつまでに'),
    text('reason', '理由・メモ'),
    civilDate('askedOn', '請求日', { required: true, index: true }),
    text('askedBy', '請求した人'),
    text('shipment', '送り状の番号・届け方'),
    civilDate('sentOn', '発送日'),
    civilDate('receivedOn', '受領日'),
    text('receivedBy', '受け取った人'),
  ],
})

export const DeviceDamages = caseCollection(damage, {
  group,
  defaultSort: '-happenedOn',
  admin: { ...admin, defaultColumns: ['number', 'deviceNumber', 'what', 'remedy', 'state'] },
  fields: [
    text('device', 'device', { hidden: true }),
    text('deviceNumber', '管理番号'),
    text('deviceName', '機器名略称'),
    select('owner', '調達の別', OWNER_OPTIONS),
    officeField(),
    textarea('what', '破損の内容', { required: true }),
    civilDate('happenedOn', '起きた日', { required: true, index: true }),
    select('causedBy', '原因となった側', CAUSED_BY_OPTIONS, { required: true }),
    civilDate('reportedOn', '報告日', { required: true }),
    text('reportedBy', '報告した人'),
    select('remedy', '直し方', REMEDY_OPTIONS),
    text('agreedWith', '市の担当者'),
    civilDate('dueOn', '期限'),
    integer('amount', '金額（円）'),
    textarea('result', '結果'),
    civilDate('settledOn', '完了日'),
  ],
})

export const RemovalChecks = caseCollection(removal, {
  group,
  defaultSort: '-day',
  admin: { useAsTitle: 'day', defaultColumns: ['day', 'office', 'devices', 'state', 'doneBy'] },
  fields: [
    civilDate('day', '日', { required: true, index: true }),
    officeField(),
    integer('devices', '機器の数'),
    json('checks', 'checks', { hidden: true }),
    text('doneBy', '確かめた人'),
    instant('doneAt', '確かめた日時'),
  ],
})

export const DeviceCounts = caseCollection(deviceCount, {
  group,
  defaultSort: '-beganOn',
  admin: { ...admin, defaultColumns: ['number', 'office', 'beganOn', 'missing', 'state'] },
  fields: [
    officeField(),
    civilDate('beganOn', '始めた日', { required: true, index: true }),
    integer('expectedCount', 'あるはず'),
    integer('found', 'あった'),
    integer('missing', '足りない'),
    integer('unexpected', '余分'),
    textarea('missingNames', '足りない機器'),
    textarea('unexpectedNames', '余分な機器'),
    json('expected', 'expected', { hidden: true }),
    json('scans', 'scans', { hidden: true }),
    civilDate('finishedOn', '終えた日'),
    text('finishedBy', '終えた人'),
  ],
})

export const ContractEnds = caseCollection(contractEnd, {
  group,
  defaultSort: 'dueOn',
  admin: { useAsTitle: 'contract', defaultColumns: ['contract', 'dueOn', 'state', 'reportedOn'] },
  fields: [
    text('contractId', 'contractId', { hidden: true }),
    text('contract', '契約', { required: true }),
    civilDate('dueOn', '期限', { required: true }),
    json('checks', 'checks', { hidden: true }),
    textarea('summary', '作業の内容'),
    civilDate('reportedOn', '提出した日'),
    civilDate('acceptedOn', '確認日'),
    text('acceptedBy', '確認した人'),
  ],
})

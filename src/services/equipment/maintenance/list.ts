import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { afterOpenMinutes, type Desk, openMinutes } from '@/domain/equipment/response'
import { TICKET_KIND_OPTIONS, type TicketKind } from '@/domain/equipment/vocabulary'
import { tokyoDateOf } from '@/domain/time/civil'

import { byOffice } from '../../cases/choices'
import { markBeside } from '../../cases/beside'
import { caseKind, inFile, isInScope, paperLinks } from '../../cases/kind'
import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { cityCalendar } from '../../deadlines/rules'
import { notFound } from '../../refusals'
import { device } from '../devices/case'
import { type Device, deviceChoices } from '../masters'
import { equipmentSettings } from '../settings'

import { maintenance } from './case'

type Ticket = Stored<'maintenance-tickets'>

async function deskOf(ctx: ServiceContext): Promise<Desk> {
  const { repairFrom, repairTo } = await equipmentSettings(ctx)
  const { isOpen } = await cityCalendar(ctx.payload)
  return { from: repairFrom, to: repairTo, isOpen }
}

/** When it came in, and until when somebody has to answer (EQ-11). */
async function beginning(ctx: ServiceContext) {
  const { responseMinutes } = await equipmentSettings(ctx)
  const due = afterOpenMinutes(ctx.now(), responseMinutes, await deskOf(ctx))
  return {
    openedOn: tokyoDateOf(ctx.now()),
    openedAt: ctx.now().toISOString(),
    openedBy: ctx.actor.name,
    respondBy: due.toISOString(),
  }
}

/** Of which device; its office is that of the ticket. @throws DomainError NOT_FOUND */
async function ofDevice(ctx: ServiceContext, id: string) {
  const row = await findRow<Device>(ctx.payload, 'devices', { id: { equals: id } })
  if (!row || !isInScope(device, row, ctx.user))
    throw notFound('この機器が見つかりません。機器を選び直してください。')
  const { number, name, serial, office } = row
  return { device: String(row.id), deviceNumber: number, deviceName: name, serial, office }
}

/** Writes down how long the first answer took, in minutes of the desk. @returns how many tickets */
export async function noteResponses(ctx: ServiceContext, ids?: string[]): Promise<number> {
  const rows = await findRows<Ticket>(ctx.payload, 'maintenance-tickets', {
    and: [
      { respondedAt: { exists: true } },
      { responseMinutes: { exists: false } },
      ...(ids ? [{ id: { in: ids } }] : []),
    ],
  })
  const desk = rows.length > 0 ? await deskOf(ctx) : null
  for (const { id, openedAt, respondedAt } of rows)
    if (desk && respondedAt)
      await markBeside(
        ctx,
        'maintenance-tickets',
        { and: [{ id: { equals: id } }, { responseMinutes: { exists: false } }] },
        { responseMinutes: openMinutes(new Date(openedAt), new Date(respondedAt), desk) },
      )
  return rows.length
}

const answering = async (ctx: ServiceContext, row: Ticket, go: () => Promise<Ticket>) => {
  await go()
  await noteResponses(ctx, [row.id])
}

/** The key of the ticket that a question of the helpdesk becomes. */
const keyOf = ({ id }: { id: string }): string => `helpdesk|${id}`

/**
 * The ticket that a question of a post office has become, with the question's number; made again, it is the
 * same (HD-09).
 */
export async function fromHelpdesk(
  ctx: ServiceContext,
  question: Pick<Stored<'helpdesk-tickets'>, 'id' | 'number' | 'office' | 'question' | 'step'>,
  told: string,
): Promise<void> {
  await startCase(ctx, maintenance, {
    ...(await beginning(ctx)),
    ticketKey: keyOf(question),
    helpdesk: question.number,
    kind: 'hardware',
    office: question.office,
    symptom: [told, question.question, question.step].filter(Boolean).join('\n'),
  })
}

export const maintenanceTickets = caseKind<'maintenance-tickets'>({
  case: maintenance,
  around: { call: answering, planVisit: answering },
  begin: {
    label: '故障を知らせる',
    by: 'maintenance.report',
    asks: [
      { name: 'device', label: '機器', required: true },
      { name: 'kind', label: '種類', options: TICKET_KIND_OPTIONS, required: true },
      {
        name: 'symptom',
        label: '起きていること（個人情報は書かない）',
        kind: 'lines',
        required: true,
      },
      { name: 'caller', label: '連絡先の電話・担当' },
    ],
    choices: { device: deviceChoices },
    fields: async (ctx, { device: id = '', kind, symptom = '', caller }) => ({
      ...(await beginning(ctx)),
      ...(await ofDevice(ctx, id)),
      kind: kind as TicketKind,
      symptom,
      caller,
    }),
  },
  list: {
    path: 'maintenance-tickets',
    title: '保守・修理',
    lead: '機器の故障の受付から、障害対応報告書の提出までです。ソフトウェアは電話が先です。',
    columns: [
      { field: 'number', width: 15 },
      'office',
      { field: 'deviceNumber', width: 14 },
      'kind',
      { field: 'symptom', width: 36 },
      { field: 'openedAt', width: 17 },
      { field: 'respondBy', width: 17 },
      { field: 'visitAt', width: 17 },
      { field: 'assigneeName', width: 12 },
      'state',
      ...inFile('deviceName', 'serial', 'helpdesk', 'openedBy', 'caller', 'respondedAt'),
      ...inFile('responseMinutes', 'phoneResult', 'arrivedAt', 'repairedAt', 'work', 'parts'),
      ...inFile('reinstalled', 'stateAfter', 'cause', 'prevention', 'reportedOn', 'closedOn'),
    ],
    ahead: ['respondBy', 'visitAt'],
    sort: ['-openedAt', 'id'],
    since: { field: 'openedOn', longDays: 3 },
    due: { field: 'visitOn', label: '訪問の日（まで）' },
    split: 'kind',
    filters: [byOffice],
    period: { field: 'openedOn', label: '受付日', days: 90 },
    find: {
      label: '番号・管理番号',
      where: (_ctx, text) =>
        Promise.resolve({
          or: ['number', 'deviceNumber', 'helpdesk'].map((field) => ({
            [field]: { equals: text.trim() },
          })),
        }),
    },
    links: (_ctx, rows) =>
      Promise.resolve(
        paperLinks(rows, ({ id, reportedOn }) =>
          reportedOn ? ['障害対応報告書', `/api/ops/equipment/maintenance/${id}/report`] : null,
        ),
      ),
    purposes: ['修理の手配', '市への報告', '件数の確認・集計'],
    output: 'maintenance.read',
  },
})

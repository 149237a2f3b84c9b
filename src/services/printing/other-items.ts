import type { Where } from 'payload'

import { isCityWide, officeIdsOf } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { formatReceiptNumber, parseReceiptNumber } from '@/domain/codes/receipt-number'
import { formatEra } from '@/domain/time/format'
import { finalStates } from '@/kit/case/define'
import { recordOf } from '@/lib/crypto/personal'

import { openDetails } from '../booking/open-booking'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { device } from '../equipment/devices/case'
import { officeNames } from '../settings/office-names'

import { commonValues, era } from './common-values'
import type { PrintItem, PrintOptions } from './types'

type DeviceRow = {
  id: string
  number: string
  name: string
  location?: string | null
  from: string
  to: string
  contract: string
  client: string
  lessor: string
  supportCompany: string
  supportPhone: string
}

/** Devices that are not gone, all of them or those that were chosen (PR-12). */
export async function chooseDevices(ctx: ServiceContext, ids: string[]): Promise<string[]> {
  const rows = await findRows<{ id: string }>(
    ctx.payload,
    'devices',
    {
      and: [
        { state: { not_in: finalStates(device) } },
        ...(ids.length > 0 ? [{ id: { in: ids } }] : []),
      ],
    },
    { select: { number: true }, sort: 'number' },
  )
  return rows.map(({ id }) => String(id))
}

/** What a 機器管理シール says: six items, dates in 令和 short form (PR-12). */
export async function* deviceItems(
  ctx: ServiceContext,
  ids: string[],
  options: PrintOptions,
): AsyncGenerator<PrintItem> {
  const common = await commonValues(ctx, options)
  const rows = await findRows<DeviceRow>(
    ctx.payload,
    'devices',
    { id: { in: ids } },
    { sort: 'number' },
  )
  for (const [at, row] of rows.entries()) {
    yield {
      id: String(row.id),
      number: row.number,
      values: {
        ...common,
        通番: String(at + 1),
        契約件名略称: row.contract,
        設置期間: `${formatEra(row.from, 'short')}～${formatEra(row.to, 'short')}`,
        リース会社: row.lessor,
        保守連絡先: `${row.supportCompany}・${row.supportPhone}`,
        契約: row.client,
        機器名: row.name,
        管理番号: row.number,
        設置場所: row.location ?? '',
        // For a code on the label that opens the device on a phone: [QR14:{{機器のアドレス}}].
        機器のアドレス: `${common.URL ?? ''}admin/collections/devices/${row.id}`,
      },
    }
  }
}

/** So many of the same: envelopes, stickers without a number (PR-08, PR-15). */
export async function* copyItems(
  ctx: ServiceContext,
  copies: number,
  options: PrintOptions,
): AsyncGenerator<PrintItem> {
  const common = await commonValues(ctx, options)
  for (let at = 1; at <= copies; at++) {
    yield { id: String(at), number: `${at}枚目`, values: { ...common, 通番: String(at) } }
  }
}

/** Receipt numbers as people type them, in the form in which they are stored. */
const receiptNumbers = (typed: string[]): string[] =>
  typed.flatMap((text) => {
    const read = parseReceiptNumber(text)
    return read.ok ? [read.number] : []
  })

/**
 * Live bookings that were named by id or receipt number, of the own offices (PR-13, AC-07).
 * @returns also the numbers that no such booking has
 */
export async function chooseBookings(
  ctx: ServiceContext,
  ids: string[],
  numbers: string[],
): Promise<{ ids: string[]; unknown: string[] }> {
  const scope = isCityWide(ctx.user) ? [] : [{ office: { in: officeIdsOf(ctx.user) } }]
  const wanted = receiptNumbers(numbers)
  const named: Where[] = [
    ...(ids.length > 0 ? [{ id: { in: ids } }] : []),
    ...(wanted.length > 0 ? [{ number: { in: wanted } }] : []),
  ]
  if (named.length === 0) return { ids: [], unknown: numbers }
  const rows = await findRows<{ id: string; number: string }>(
    ctx.payload,
    'reservations',
    {
      and: [{ or: named }, { status: { equals: 'confirmed' } }, ...scope],
    },
    { select: { number: true }, sort: ['date', 'start', 'number'] },
  )
  const found = new Set(rows.map(({ number }) => number))
  return {
    ids: rows.map(({ id }) => String(id)),
    unknown: numbers.filter((text) => !receiptNumbers([text]).some((one) => found.has(one))),
  }
}

/** The application form's items from a booking; its name stays blank for the signature (PR-13). */
export async function* bookingItems(
  ctx: ServiceContext,
  ids: string[],
  options: PrintOptions,
): AsyncGenerator<PrintItem> {
  const common = await commonValues(ctx, options)
  const names = await officeNames(ctx)
  const rows = await findRows<ReservationRow>(
    ctx.payload,
    'reservations',
    { id: { in: ids } },
    { sort: ['date', 'start', 'number'] },
  )
  for (const [at, row] of rows.entries()) {
    const read = recordOf(openDetails(row))
    const details = read ?? {}
    yield {
      unreadable: read ? [] : ['申込者情報'],
      id: String(row.id),
      number: formatReceiptNumber(row.number),
      values: {
        ...common,
        通番: String(at + 1),
        フリガナ: details.kana ?? '',
        生年月日: era(details.birthday),
        住所: details.address ?? '',
        電話番号: details.phone ?? '',
        手続き: details.procedure ?? '',
        来庁日: formatEra(row.date),
        来庁時刻: row.start,
        受付番号: formatReceiptNumber(row.number),
        窓口名: names.get(String(row.office)) ?? '',
      },
    }
  }
}

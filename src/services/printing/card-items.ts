import type { Where } from 'payload'

import { isCityWide, officeIdsOf } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import { normaliseCode } from '@/domain/codes/normalise-code'
import type { StatusRules } from '@/domain/cards/transitions'
import { type PrintKind, specOf } from '@/domain/printing/kinds'
import { splitPostalCode } from '@/domain/printing/postal'
import type { PrintValues } from '@/domain/printing/placeholders'
import { textOrEmpty, UNREADABLE } from '@/lib/crypto/personal'
import { DomainError } from '@/lib/errors'
import { hasNumber } from '../booking/steps'

import { serviceTexts } from '../booking/view'
import { openCard } from '../cards/open-card'
import { readStatusRules } from '../cards/status-rules'
import type { CardRow } from '../cards/types'
import type { ServiceContext } from '../context'
import { forbidden } from '../refusals'
import type { BookingConfig } from '../settings/booking-config'
import { loadBookingConfig } from '../settings/booking-config'

import { commonValues, era } from './common-values'
import type { PrintItem, PrintOptions, Selection } from './types'

/** Cards read and deciphered at once. */
const BATCH = 200
/** A month of the busiest city, several times over. */
const MOST_CARDS = 50_000

export type Chosen = {
  ids: string[]
  /** Typed or scanned numbers that no card of the own offices has. */
  unknown: string[]
}

/** Cards of the offices that the user works for (AC-07). */
function scopeOf(ctx: ServiceContext): Where[] {
  if (ctx.actor.kind !== 'staff' || isCityWide(ctx.user)) return []
  return [{ office: { in: officeIdsOf(ctx.user) } }]
}

/**
 * The cards that were asked for, in the order in which they were named, else by 発送番号; each once.
 * @throws DomainError FORBIDDEN for an office of others, TOO_MANY, INDIVIDUAL_NUMBER
 */
export async function chooseCards(ctx: ServiceContext, selection: Selection): Promise<Chosen> {
  const { ids = [], numbers = [], filter } = selection
  if (numbers.some((number) => isIndividualNumber(number))) {
    throw new DomainError(
      'INDIVIDUAL_NUMBER',
      'マイナンバー（個人番号）が入っています。カードの番号だけを入れてください。',
      422,
    )
  }
  const found = [...(await inOrder(ctx, ids)), ...(filter ? await byFilter(ctx, filter) : [])]
  const named = numbers.length > 0 ? await byNumbers(ctx, numbers) : { ids: [], unknown: [] }
  const all = [...new Set([...found, ...named.ids])]
  if (all.length > MOST_CARDS) {
    throw new DomainError(
      'TOO_MANY',
      `一度に印刷できるのは${MOST_CARDS.toLocaleString('ja-JP')}件までです。条件をしぼってください。`,
      422,
    )
  }
  return { ids: all, unknown: named.unknown }
}

const chunks = <T>(list: T[], size = BATCH): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  )

async function inOrder(ctx: ServiceContext, ids: string[]): Promise<string[]> {
  const known = new Set<string>()
  for (const part of chunks(ids)) {
    const where = { and: [{ id: { in: part } }, ...scopeOf(ctx)] }
    const rows = await findRows<{ id: string }>(ctx.payload, 'cards', where, {
      select: { id: true },
    })
    rows.forEach(({ id }) => known.add(String(id)))
  }
  return ids.filter((id) => known.has(id))
}

async function byFilter(
  ctx: ServiceContext,
  { status, office }: NonNullable<Selection['filter']>,
): Promise<string[]> {
  if (office && !isCityWide(ctx.user) && !officeIdsOf(ctx.user).includes(office)) {
    throw forbidden('担当していない窓口のカードは印刷できません。')
  }
  const where = {
    and: [
      { status: { equals: status } },
      ...(office ? [{ office: { equals: office } }] : []),
      ...scopeOf(ctx),
    ],
  }
  const rows = await findRows<{ id: string }>(ctx.payload, 'cards', where, {
    select: { id: true },
    sort: ['shippingNumber', 'id'],
    limit: MOST_CARDS + 1,
  })
  return rows.map(({ id }) => String(id))
}

const NUMBER_KEYS = ['reservationKey', 'shippingKey', 'manufacturingKey'] as const
type Keyed = { id: string } & Partial<Record<(typeof NUMBER_KEYS)[number], string | null>>

/** Any of a card's three numbers, typed or scanned, in any width. */
async function byNumbers(ctx: ServiceContext, typed: string[]): Promise<Chosen> {
  const wanted = new Map(
    typed.map((number) => [normaliseCode(number), number.trim()] as const).filter(([key]) => key),
  )
  const keys = [...wanted.keys()]
  const idOf = new Map<string, string>()
  for (const part of chunks(keys)) {
    const where = {
      and: [{ or: NUMBER_KEYS.map((field) => ({ [field]: { in: part } })) }, ...scopeOf(ctx)],
    }
    const rows = await findRows<Keyed>(ctx.payload, 'cards', where, {
      select: { reservationKey: true, shippingKey: true, manufacturingKey: true },
    })
    for (const row of rows) {
      for (const field of NUMBER_KEYS) {
        const key = row[field]
        if (key) idOf.set(key, String(row.id))
      }
    }
  }
  return {
    ids: keys.flatMap((key) => idOf.get(key) ?? []),
    unknown: keys.filter((key) => !idOf.has(key)).map((key) => wanted.get(key) ?? key),
  }
}

const numberOf = (card: CardRow): string =>
  card.reservationNumber || card.shippingNumber || card.manufacturingNumber || `ID ${card.id}`

type Places = Map<string, string>

async function placesOf(ctx: ServiceContext, cards: CardRow[]): Promise<Places> {
  const ids = [...new Set(cards.flatMap(({ place }) => (place ? [String(place)] : [])))]
  if (ids.length === 0) return new Map()
  const rows = await findRows<{ id: string; label: string }>(ctx.payload, 'storage-places', {
    id: { in: ids },
  })
  return new Map(rows.map(({ id, label }) => [String(id), label]))
}

/**
 * What is printed of each card, batch by batch; names and addresses are deciphered here and go
 * nowhere but onto paper (CD-30). A card that has left the user's offices since is left out.
 */
export async function* cardItems(
  ctx: ServiceContext,
  ids: string[],
  options: PrintOptions,
): AsyncGenerator<PrintItem> {
  const config = await loadBookingConfig(ctx.payload)
  const offices = new Map(config.offices.map((office) => [office.id, office]))
  const common = await commonValues(ctx, options)
  const rules = await readStatusRules(ctx)
  const bring = await bringFor(ctx, config)
  let seq = 0
  for (const part of chunks(ids)) {
    const where = { and: [{ id: { in: part } }, ...scopeOf(ctx)] }
    const rows = await findRows<CardRow>(ctx.payload, 'cards', where)
    const byId = new Map(rows.map((row) => [String(row.id), row]))
    const places = await placesOf(ctx, rows)
    for (const id of part) {
      const card = byId.get(id)
      if (!card) continue
      const office = offices.get(String(card.office))
      const { values, unreadable } = valuesOf(card, places)
      yield {
        id,
        number: numberOf(card),
        bar: barOf(options.kind, card, rules),
        values: {
          ...common,
          ...values,
          通番: String(++seq),
          窓口名: office?.name ?? '',
          窓口住所: office?.address ?? '',
          窓口電話: office?.phone ?? '',
          持ち物: bring(String(card.office)),
        },
        unreadable,
      }
    }
  }
}

/** 持ち物 of the service by which cards are handed out at an office, an item a line. */
async function bringFor(
  ctx: ServiceContext,
  config: BookingConfig,
): Promise<(office: string) => string> {
  const services = config.services
    .filter((service) => service.active && hasNumber(service))
    .sort((a, b) => a.order - b.order)
  const texts = await Promise.all(
    services.map(async (service) => ({
      service,
      items: (await serviceTexts(ctx, service, 'ja')).bring.map((item) => `・${item}`).join('\n'),
    })),
  )
  return (office) => texts.find(({ service }) => service.officeIds.includes(office))?.items ?? ''
}

/** Notices say that the card is ready and waits at the window; of any other card that is not true. */
const FOR_WAITING_CARDS: PrintKind[] = ['reissue-notice', 'reminder']

function barOf(kind: PrintKind, card: CardRow, rules: StatusRules): string {
  const isWaiting = rules.get(card.status)?.step === 'notified'
  if (isWaiting || !FOR_WAITING_CARDS.includes(kind)) return ''
  return `「${card.status}」のカードです。${specOf(kind).label}は、交付通知書を発送したカードにだけ印刷できます。`
}

/** A name or an address that cannot be read is no text to print: its card is left out and named. */
function valuesOf(card: CardRow, places: Places): { values: PrintValues; unreadable: string[] } {
  const name = openCard(card, 'name')
  const address = openCard(card, 'address')
  const { code, rest } = splitPostalCode(textOrEmpty(address))
  const position = card.position ? ` ${card.position}` : ''
  const values = {
    氏名: textOrEmpty(name),
    郵便番号: code,
    住所: rest,
    予約ID: card.reservationNumber ?? '',
    発送番号: card.shippingNumber ?? '',
    製造管理番号: card.manufacturingNumber ?? '',
    状態区分: card.status,
    有効期限: era(card.expiresOn),
    保管場所: card.place ? `${places.get(String(card.place)) ?? ''}${position}` : '',
  }
  const unreadable = [
    ...(name === UNREADABLE ? ['氏名'] : []),
    ...(address === UNREADABLE ? ['住所'] : []),
  ]
  return { values, unreadable }
}

import type { Where } from 'payload'

import { addDays, toIso } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { officesInScope } from '../lists/filter'

import { act, cases, count, type Tile } from './tile'

const MAIL_DAYS = 14
const OUTCOME_DAYS = 30

/** Confirmed bookings of the user's offices; members of households count with the one who booked. */
function bookings(ctx: ServiceContext, more: Where[]): Promise<number> {
  const offices = officesInScope(ctx, [])
  return count(ctx, 'reservations', {
    and: [
      { status: { equals: 'confirmed' } },
      { partySize: { greater_than: 0 } },
      ...(offices === null ? [] : [{ office: { in: offices } }]),
      ...more,
    ],
  })
}

export const todayTile: Tile = {
  key: 'today',
  at: 10,
  capability: 'booking.read',
  read: async (ctx, today) => {
    const all = await bookings(ctx, [{ date: { equals: today } }])
    const open = await bookings(ctx, [{ date: { equals: today } }, { outcome: { equals: 'none' } }])
    return {
      label: '今日の予約',
      value: cases(all),
      note: all === 0 ? '今日の予約はありません' : `うち、まだ来ていない人 ${cases(open)}`,
      tone: 'plain',
      href: `/admin/lists?from=${today}&to=${today}&kind=day`,
    }
  },
}

export const outcomeTile: Tile = {
  key: 'outcome',
  at: 20,
  capability: 'booking.reception',
  read: async (ctx, today) => {
    const from = addDays(today, -OUTCOME_DAYS)
    const to = addDays(today, -1)
    const open = await bookings(ctx, [
      { date: { greater_than_equal: from } },
      { date: { less_than_equal: to } },
      { outcome: { in: ['none', 'arrived'] } },
    ])
    return {
      label: '来庁結果が入っていない予約',
      value: cases(open),
      note: `昨日までの${OUTCOME_DAYS}日間。「来庁済み」か「未来庁」を入れます`,
      tone: act(open),
      href: `/admin/lists?from=${from}&to=${to}&outcomes=none,arrived`,
    }
  },
}

export const unfitTile: Tile = {
  key: 'unfit',
  at: 30,
  capability: 'booking.read',
  read: async (ctx, today) => {
    const open = await bookings(ctx, [
      { date: { greater_than_equal: today } },
      { fits: { equals: false } },
      { contactState: { equals: '未連絡' } },
    ])
    return {
      label: '枠に合わず、連絡していない予約',
      value: cases(open),
      note: '受付時間や枠を変えた日の予約。電話で日時の変更を案内します',
      tone: act(open),
      href: `/admin/lists?tab=unfit&from=${today}&to=${addDays(today, 365)}`,
    }
  },
}

export const mailTile: Tile = {
  key: 'mail',
  at: 50,
  capability: 'mail.read',
  cityWide: true,
  read: async (ctx, today) => {
    const since = toIso(addDays(today, -MAIL_DAYS), '00:00')
    const bad = await count(ctx, 'mails', {
      and: [
        { status: { in: ['failed', 'bounced'] } },
        { createdAt: { greater_than_equal: since } },
      ],
    })
    return {
      label: '届かなかったメール',
      value: cases(bad),
      note: `この${MAIL_DAYS}日間の送信失敗・不達`,
      tone: act(bad),
      href: `/admin/collections/mails?where[status][in]=failed,bounced&where[createdAt][greater_than_equal]=${encodeURIComponent(since)}`,
    }
  },
}

export const waitlistTile: Tile = {
  key: 'waitlist',
  at: 80,
  capability: 'booking.write',
  cityWide: true,
  read: async (ctx) => {
    const all = await count(ctx, 'waitlist-entries', { status: { equals: 'waiting' } })
    const toCall = await count(ctx, 'waitlist-entries', {
      and: [
        { status: { equals: 'waiting' } },
        { or: [{ mail: { equals: '' } }, { mail: { exists: false } }] },
      ],
    })
    return {
      label: 'キャンセル待ちの人',
      value: cases(all),
      note: `うち、メールがなく電話で知らせる人 ${cases(toCall)}`,
      tone: act(toCall),
      href: '/admin/collections/waitlist-entries?where[status][equals]=waiting',
    }
  },
}

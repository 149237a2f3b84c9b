import type { CollectionSlug, Where } from 'payload'

import type { Capability } from '@/access/capabilities'
import { can } from '@/access/capabilities'
import { isCityWide } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { addDays, tokyoDateOf, toIso } from '@/domain/time/civil'
import { formatForLanguage, formatJa } from '@/domain/time/format'
import type { CheckResult, Notice } from '@/payload-types'

import { cardOverview } from '../cards/card-overview'
import { countCardTasks } from '../cards/task-list'
import type { ServiceContext } from '../context'
import { officesInScope } from '../lists/filter'
import { openAlerts, transportAlerts } from '../transport/alerts'
import { unreadRules } from '../staff/rules'

import { readBadges } from './badge-tile'
import { readDeadlines } from './deadline-tile'
import { readDefects } from './defect-tile'
import { missingTexts } from './missing-texts'

/** Something that waits for a person today, with the place where it is done. */
export type Waiting = {
  key: string
  label: string
  /** Figure or short words: `12件`, `正常`. */
  value: string
  note: string
  /** `act`: somebody should do something; `good`: nothing to do. */
  tone: 'act' | 'plain' | 'good'
  href: string
}

export type Draft = Omit<Waiting, 'key'> | null
type Tile = {
  key: string
  capability: Capability
  /** Counts of the whole city, of no use to people of one office. */
  cityWide?: true
  read: (ctx: ServiceContext, today: string) => Promise<Draft>
}

const MAIL_DAYS = 14
const OUTCOME_DAYS = 30

async function count(ctx: ServiceContext, collection: CollectionSlug, where: Where) {
  return (await ctx.payload.db.count({ collection, where })).totalDocs
}

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

const cases = (number: number): string => `${number.toLocaleString('ja-JP')}件`
const act = (number: number): 'act' | 'good' => (number > 0 ? 'act' : 'good')

const TILES: Tile[] = [
  {
    key: 'today',
    capability: 'booking.read',
    read: async (ctx, today) => {
      const all = await bookings(ctx, [{ date: { equals: today } }])
      const open = await bookings(ctx, [
        { date: { equals: today } },
        { outcome: { equals: 'none' } },
      ])
      return {
        label: '今日の予約',
        value: cases(all),
        note: all === 0 ? '今日の予約はありません' : `うち、まだ来ていない人 ${cases(open)}`,
        tone: 'plain',
        href: `/admin/lists?from=${today}&to=${today}&kind=day`,
      }
    },
  },
  {
    key: 'outcome',
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
  },
  {
    key: 'unfit',
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
  },
  { key: 'defects', capability: 'booking.defects', read: readDefects },
  {
    key: 'mail',
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
        href: '/admin/collections/mails?where[status][in]=failed,bounced',
      }
    },
  },
  {
    key: 'card-tasks',
    capability: 'cards.read',
    read: async (ctx) => {
      const open = Object.values(await countCardTasks(ctx)).reduce((sum, one) => sum + one, 0)
      return {
        label: '終わっていないカードの対応',
        value: cases(open),
        note: '連絡・再発行・返戻の確認など',
        tone: act(open),
        href: '/admin/card-tasks',
      }
    },
  },
  {
    key: 'card-overdue',
    capability: 'cards.read',
    read: async (ctx) => {
      const { statuses } = await cardOverview(ctx)
      // A city that keeps its cards elsewhere has nothing to watch here.
      if (statuses.every(({ cards: number }) => number === 0)) return null
      const late = statuses.filter(({ overdue }) => overdue > 0)
      const cards = late.reduce((sum, { overdue }) => sum + overdue, 0)
      return {
        label: '滞留の目安を超えたカード',
        value: `${cards.toLocaleString('ja-JP')}枚`,
        note:
          late.map((one) => `${one.status} ${one.overdue.toLocaleString('ja-JP')}枚`).join('、') ||
          'どの状態区分も目安の日数以内です',
        tone: act(cards),
        href: '/admin/card-report',
      }
    },
  },
  {
    key: 'waitlist',
    capability: 'booking.write',
    cityWide: true,
    read: async (ctx) => {
      const open = await count(ctx, 'waitlist-entries', {
        and: [
          { status: { equals: 'waiting' } },
          { or: [{ mail: { equals: '' } }, { mail: { exists: false } }] },
        ],
      })
      return {
        label: 'キャンセル待ちで、電話で知らせる人',
        value: cases(open),
        note: 'メールのない人。空きが出たら電話します',
        tone: act(open),
        href: '/admin/collections/waitlist-entries?where[status][equals]=waiting',
      }
    },
  },
  {
    key: 'locked',
    capability: 'users.manage',
    cityWide: true,
    read: async (ctx) => {
      const locked = await count(ctx, 'users', {
        lockUntil: { greater_than: ctx.now().toISOString() },
      })
      return {
        label: 'ロック中のアカウント',
        value: cases(locked),
        note: 'パスワードを続けて間違えた人。アカウントの画面で解除できます',
        tone: act(locked),
        href: '/admin/collections/users',
      }
    },
  },
  { key: 'deadlines', capability: 'deadlines.submit', cityWide: true, read: readDeadlines },
  { key: 'badges', capability: 'badges.read', cityWide: true, read: readBadges },
  { key: 'languages', capability: 'settings.edit', cityWide: true, read: readMissingTexts },
  { key: 'transport', capability: 'transport.read', read: readTransport },
  { key: 'check', capability: 'system.read', cityWide: true, read: readChecks },
  { key: 'stop', capability: 'notices.edit', cityWide: true, read: readNextStop },
]

/** Only while something is missing: most days nobody wants to read that all is there. */
async function readMissingTexts(ctx: ServiceContext): Promise<Draft> {
  const missing = await missingTexts(ctx)
  if (missing.length === 0) return null
  const [first] = missing
  return {
    label: '外国語の文が足りないところ',
    value: cases(missing.length),
    note: `${first?.label}: ${first?.what} など。足りないところは日本語で表示されます`,
    tone: 'act',
    href: '/admin/collections/service-texts',
  }
}

/** Weeks that were short of runs, and this week where it is going to be (TR-02). */
async function readTransport(ctx: ServiceContext, today: string): Promise<Draft> {
  const { wards } = await transportAlerts(ctx, today)
  if (wards.length === 0) return null
  const past = (await openAlerts(ctx)).length
  const short = wards.filter((ward) => ward.short).length
  return {
    label: '移送の回数が足りない区',
    value: `${short}区`,
    note:
      past > 0 ? `理由を書いていない先週までの不足 ${past}件` : '今週の完了と予定を数えています',
    tone: act(short + past),
    href: '/admin/transport',
  }
}

async function readChecks(ctx: ServiceContext): Promise<Draft> {
  const checks = await findRows<CheckResult>(ctx.payload, 'check-results', {}, { sort: '-at' })
  const broken = checks.filter((check) => check.ok === 'no')
  const unseen = broken.filter((check) => !check.acknowledgedAt)
  const last = checks[0]
  return {
    label: '最後の整合性の確認',
    value:
      broken.length > 0
        ? `異常 ${broken.length}件${unseen.length > 0 ? '' : '（確認済み）'}`
        : last
          ? '正常'
          : 'まだありません',
    note: last
      ? `${formatForLanguage(tokyoDateOf(new Date(last.at)), null, 'ja')}　予約と枠の数が合っているか`
      : '毎晩、予約と枠の数が合っているかを確かめます',
    tone: unseen.length > 0 ? 'act' : last && broken.length === 0 ? 'good' : 'plain',
    href: '/admin/collections/check-results',
  }
}

async function readNextStop(ctx: ServiceContext, today: string): Promise<Draft> {
  const [next] = await findRows<Notice>(
    ctx.payload,
    'notices',
    {
      and: [
        { active: { equals: true } },
        { stopsBooking: { equals: true } },
        { stopFrom: { greater_than_equal: today } },
      ],
    },
    { sort: 'stopFrom', limit: 1 },
  )
  return {
    label: '次の計画停止',
    value: next?.stopFrom ? formatJa(next.stopFrom) : 'なし',
    note: next ? next.title : '予定はありません',
    tone: 'plain',
    href: next ? `/admin/collections/notices/${next.id}` : '/admin/collections/notices',
  }
}

/** Rules to read, for everybody whom they concern (AC-20); no tile when all are read. */
async function unreadTile(ctx: ServiceContext): Promise<Waiting | null> {
  const [first, ...more] = await unreadRules(ctx)
  if (!first) return null
  return {
    key: 'rules',
    label: '読んで確認する規程',
    value: cases(1 + more.length),
    note: first.title,
    tone: 'act',
    href: `/admin/collections/rule-documents/${first.id}`,
  }
}

/** What waits for this user today, own offices only; what the account may not see is left out. */
export async function waitingToday(ctx: ServiceContext): Promise<Waiting[]> {
  const today = tokyoDateOf(ctx.now())
  const tiles = TILES.filter(
    (tile) => can(ctx.user, tile.capability) && (!tile.cityWide || isCityWide(ctx.user)),
  )
  const rules = await unreadTile(ctx)
  const drafts = await Promise.all(
    tiles.map(async (tile) => ({ key: tile.key, draft: await tile.read(ctx, today) })),
  )
  return [
    ...(rules ? [rules] : []),
    ...drafts.flatMap(({ key, draft }) => (draft ? [{ key, ...draft }] : [])),
  ]
}

import { findRows } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'
import { formatForLanguage, formatJa } from '@/domain/time/format'
import type { CheckResult, Notice } from '@/payload-types'

import type { ServiceContext } from '../context'
import { endWords, holidaysEnd } from '../holidays/known-until'
import { LOGIN_LOCKED } from '../staff/login-log'

import { missingTexts } from './missing-texts'
import { act, cases, type Draft, type Tile } from './tile'

const DAY_MS = 86_400_000

export const lockedTile: Tile = {
  key: 'locked',
  at: 90,
  capability: 'users.manage',
  cityWide: true,
  read: async (ctx) => {
    const since = new Date(ctx.now().getTime() - DAY_MS).toISOString()
    const refused = await findRows<{ id: string; target?: string | null }>(
      ctx.payload,
      'audit-logs',
      {
        and: [
          { action: { equals: 'login.failed' } },
          { summary: { equals: LOGIN_LOCKED } },
          { at: { greater_than: since } },
        ],
      },
    )
    const accounts = new Set(refused.map(({ target }) => target)).size
    return {
      label: 'ログインを続けて間違えたアカウント（24時間）',
      value: cases(accounts),
      note: '間違えた端末や回線からは、しばらくログインできません。アカウントの画面で解除できます',
      tone: act(accounts),
      href: '/admin/collections/users',
    }
  },
}

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

/** Only when the known holidays come to an end within a year (F-33). */
async function readHolidaysEnd(ctx: ServiceContext, today: string): Promise<Draft> {
  const end = await holidaysEnd(ctx, today)
  if (!end) return null
  return {
    label: end.kind === 'national' ? '登録してある祝日' : '登録してある年末年始',
    ...endWords(end),
    tone: 'act',
    href: end.kind === 'national' ? '/admin/holiday-import' : '/admin/collections/holidays',
  }
}

/** The nightly checks, until somebody has seen what they found (AU-10). */
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

export const languageTile: Tile = {
  key: 'languages',
  at: 120,
  capability: 'settings.edit',
  cityWide: true,
  read: readMissingTexts,
}

export const holidayTile: Tile = {
  key: 'holidays',
  at: 130,
  capability: 'settings.edit',
  cityWide: true,
  read: readHolidaysEnd,
}

export const checkTile: Tile = {
  key: 'check',
  at: 150,
  capability: 'system.read',
  cityWide: true,
  read: readChecks,
}

export const stopTile: Tile = {
  key: 'stop',
  at: 160,
  capability: 'notices.edit',
  cityWide: true,
  read: readNextStop,
}

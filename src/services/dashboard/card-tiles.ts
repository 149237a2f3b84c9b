import { cardTasks } from '@/services/cards/tasks/list'

import { cardOverview } from '../cards/reports/card-overview'
import { countCases } from '../cases/list'
import type { ServiceContext } from '../context'
import { transportAlerts } from '../transport/alerts/list'
import { wardsOfWeek } from '../transport/ward-weeks'

import { act, cases, type Draft, type Tile } from './tile'

export const taskTile: Tile = {
  key: 'card-tasks',
  at: 60,
  capability: 'cards.read',
  read: async (ctx) => {
    const { all: open } = await countCases(ctx, cardTasks)
    return {
      label: '終わっていないカードの対応',
      value: cases(open),
      note: '連絡・再発行・返戻の確認など',
      tone: act(open),
      href: '/admin/card-tasks',
    }
  },
}

export const overdueTile: Tile = {
  key: 'card-overdue',
  at: 70,
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
}

/** Weeks that were short of runs, and this week where it is going to be (TR-02). */
async function readTransport(ctx: ServiceContext, today: string): Promise<Draft> {
  const { wards } = await wardsOfWeek(ctx, today)
  if (wards.length === 0) return null
  const past = (await countCases(ctx, transportAlerts)).all
  const short = wards.filter((ward) => ward.short).length
  if (short === 0 && past > 0)
    return {
      label: '移送の回数の不足',
      value: cases(past),
      note: '先週までの分で、理由を書いていません。今週は足りています',
      tone: act(past),
      href: '/admin/transport-alerts',
    }
  return {
    label: '移送の回数が足りない区',
    value: `${short}区`,
    note:
      past > 0 ? `理由を書いていない先週までの不足 ${past}件` : '今週の完了と予定を数えています',
    tone: act(short),
    href: '/admin/transport',
  }
}

export const transportTile: Tile = {
  key: 'transport',
  at: 140,
  capability: 'transport.read',
  read: readTransport,
}

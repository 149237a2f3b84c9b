import { logCards } from '@/services/cards/card-events'
import { releaseStopped } from '@/services/cards/check-cards'
import { settleReplaced } from '@/services/cards/replace-number'
import { settleReturned } from '@/services/cards/returned-mail'
import { settleStocktakes } from '@/services/cards/stocktake/stocktake'

import type { Task } from '../task'

/** Lines of cards' histories that a process left behind when it died. */
export const cardLog: Task = {
  name: 'card-log',
  label: 'カードの履歴の転記',
  schedule: { everyMinutes: 5 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => `${await logCards(ctx)} 枚の履歴を転記`,
}

/** Bookings of people whose card was stopped in the same moment (CD-17); tasks that a crash has lost. */
export const cardCheck: Task = {
  name: 'card-check',
  label: '交付を取りやめたカードの予約の確認',
  schedule: { everyMinutes: 60, offset: 17 },
  limitMinutes: 30,
  attempts: 2,
  run: async (ctx) => {
    const lost = (await settleReturned(ctx)) + (await settleStocktakes(ctx))
    return `${await releaseStopped(ctx)} 人の予約を確認、対応 ${lost} 件を追加`
  },
}

/** Reservation numbers replaced of late: what a process left behind when it died (ID-13). */
export const cardNumbers: Task = {
  name: 'card-numbers',
  label: '替わった予約番号の確認',
  schedule: { everyMinutes: 5 },
  limitMinutes: 10,
  attempts: 1,
  run: async (ctx) => `${await settleReplaced(ctx)} 件の番号を確認`,
}

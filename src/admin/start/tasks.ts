import type { StaffUser } from '@/access/roles'
import { PRODUCT } from '@/areas'
import type { Placed, Start } from '@/areas/page'
import type { ServiceContext } from '@/services/context'

import type { MenuItem } from '../nav/menu'

export type Task = MenuItem & Pick<Start, 'what' | 'now'>

const MOST = 5

const STARTS: Placed<Task & { may: (user: StaffUser) => boolean }>[] = PRODUCT.menu
  .flatMap(({ entries }) => entries)
  .flatMap(({ href, label, start }) => (start ? [{ href, label, ...start }] : []))
  .sort((a, b) => a.at - b.at)

/**
 * The day's work of a user, most frequent first, at most five big buttons; every role with a screen
 * of its own has one (M4, M5).
 */
export const tasksFor = (user: StaffUser): Task[] =>
  STARTS.filter(({ may }) => may(user)).slice(0, MOST)

/** The same with what today's figures say of them. */
export const tasksToday = (ctx: ServiceContext, user: StaffUser): Promise<Task[]> =>
  Promise.all(
    tasksFor(user).map(async (task) => ({ ...task, what: (await task.now?.(ctx)) ?? task.what })),
  )

/** 設定の近道: what a city changes without calling a programmer (BK-03, BK-14). */
export const shortcutsFor = (user: StaffUser): MenuItem[] =>
  PRODUCT.shortcuts.filter(({ may }) => may(user)).map(({ href, label }) => ({ href, label }))

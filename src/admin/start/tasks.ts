import type { StaffUser } from '@/access/roles'
import { PRODUCT, type Start } from '@/areas'
import type { ServiceContext } from '@/services/context'

import type { MenuItem } from '../nav/menu'

export type Task = MenuItem & Pick<Start, 'what' | 'now'>

const MOST = 5

/**
 * The day's work of a user, most frequent first, at most five big buttons; every role with a screen
 * of its own has one (M4, M5).
 */
export const tasksFor = (user: StaffUser, { menu } = PRODUCT): Task[] =>
  menu
    .flatMap(({ entries }) => entries)
    .flatMap(({ href, label, start }) => (start?.may(user) ? [{ href, label, ...start }] : []))
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST)

/** The same with what today's figures say of them. */
export const tasksToday = (ctx: ServiceContext, user: StaffUser): Promise<Task[]> =>
  Promise.all(
    tasksFor(user).map(async (task) => ({ ...task, what: (await task.now?.(ctx)) ?? task.what })),
  )

/** 設定の近道: what a city changes without calling a programmer (BK-03, BK-14). */
export const shortcutsFor = (user: StaffUser, { shortcuts } = PRODUCT): MenuItem[] =>
  shortcuts.filter(({ may }) => may(user)).map(({ href, label }) => ({ href, label }))

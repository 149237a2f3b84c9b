import { can } from '@/access/capabilities'
import { channelsOf } from '@/access/channels'
import type { StaffUser } from '@/access/roles'

export type Task = { href: string; label: string; what: string }

/** Visits for which cards have to be taken out: on which day and how many. */
export type Picks = { day: string; count: number }

/**
 * The day's work of a user, most frequent first, at most five big buttons.
 * @param picks for those who take cards out
 */
export function tasksFor(user: StaffUser, picks?: Picks): Task[] {
  const phone = can(user, 'booking.write') && channelsOf(user).length > 0
  const tasks: [boolean, Task][] = [
    [
      phone,
      { href: '/admin/desk', label: '電話予約', what: '電話を受けて、予約・変更・取消しをする' },
    ],
    [
      can(user, 'booking.reception'),
      { href: '/admin/reception', label: '受付', what: '来た人の受付と、来庁結果の入力' },
    ],
    [
      can(user, 'cards.write'),
      {
        href: '/admin/picking',
        label: '引き出し',
        what: picks
          ? `${picks.day}の予約 ${picks.count.toLocaleString('ja-JP')}件のカードを引き出す`
          : '予約した人のカードを引き出す',
      },
    ],
    [
      can(user, 'booking.read'),
      { href: '/admin/lists', label: '予約一覧・出力', what: '一覧を見る。Excel・CSV・紙で出す' },
    ],
    [
      can(user, 'slots.edit'),
      { href: '/admin/week', label: '枠の状況（週）', what: '1週間の空きを見る。人数を変える' },
    ],
  ]
  return tasks.filter(([may]) => may).map(([, task]) => task)
}

/** 設定の近道: what a city changes without calling a programmer (BK-03, BK-14). */
export function shortcutsFor(user: StaffUser): Omit<Task, 'what'>[] {
  const shortcuts: [boolean, Omit<Task, 'what'>][] = [
    [can(user, 'slots.edit'), { href: '/admin/close', label: '窓口を臨時に閉める' }],
    [can(user, 'slots.edit'), { href: '/admin/week?do=unit', label: '枠の単位を変える' }],
    [
      can(user, 'settings.edit'),
      { href: '/admin/collections/service-texts', label: '案内文を直す' },
    ],
    [
      can(user, 'notices.edit'),
      { href: '/admin/collections/notices/create', label: 'お知らせを出す' },
    ],
    [
      can(user, 'users.manage'),
      { href: '/admin/collections/users/create', label: 'アカウントを作る' },
    ],
  ]
  return shortcuts.filter(([may]) => may).map(([, shortcut]) => shortcut)
}

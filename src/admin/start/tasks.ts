import type { Capability } from '@/access/capabilities'
import { can } from '@/access/capabilities'
import { channelsOf } from '@/access/channels'
import type { StaffUser } from '@/access/roles'

export type Task = { href: string; label: string; what: string }

/** Visits for which cards have to be taken out: on which day and how many. */
export type Picks = { day: string; count: number }

const MOST = 5

/**
 * The day's work of a user, most frequent first, at most five big buttons; every role with a screen
 * of its own has one (M4, M5).
 * @param picks for those who take cards out
 */
export function tasksFor(user: StaffUser, picks?: Picks): Task[] {
  const may = (capability: Capability) => can(user, capability)
  const phone = may('booking.write') && channelsOf(user).length > 0
  // Who works on nothing of bookings and cards, but watches over them.
  const onlyReads = !may('booking.write') && !may('cards.write')
  const tasks: [boolean, Task][] = [
    [
      phone,
      { href: '/admin/desk', label: '電話予約', what: '電話を受けて、予約・変更・取消しをする' },
    ],
    [
      may('booking.reception'),
      { href: '/admin/reception', label: '受付', what: '来た人の受付と、来庁結果の入力' },
    ],
    [
      may('cards.write'),
      {
        href: '/admin/picking',
        label: '引き出し',
        what: picks
          ? `${picks.day}の予約 ${picks.count.toLocaleString('ja-JP')}件のカードを引き出す`
          : '予約した人のカードを引き出す',
      },
    ],
    [
      onlyReads && may('audit.read'),
      { href: '/admin/logs', label: '操作ログ', what: 'だれが、いつ、何をしたかを調べる' },
    ],
    [
      may('booking.read'),
      { href: '/admin/lists', label: '予約一覧・出力', what: '一覧を見る。Excel・CSV・紙で出す' },
    ],
    [
      may('slots.edit'),
      { href: '/admin/week', label: '枠の状況（週）', what: '1週間の空きを見る。人数を変える' },
    ],
    [
      onlyReads && may('cards.read'),
      { href: '/admin/card-report', label: 'カードの集計', what: '枚数と滞留を見る' },
    ],
    [
      onlyReads && may('deadlines.submit'),
      { href: '/admin/deadlines', label: '提出期限', what: '市へ出すものと期限を見る' },
    ],
    [
      onlyReads && may('users.manage'),
      { href: '/admin/collections/users', label: 'アカウント', what: '追加、停止、ロックの解除' },
    ],
    [
      onlyReads && may('system.read'),
      {
        href: '/admin/collections/check-results',
        label: '整合性の確認結果',
        what: '自動の確認で見つかったことを見る',
      },
    ],
    [
      onlyReads && may('cards.procedures'),
      { href: '/admin/procedures', label: '手続きの件数', what: '訪問や窓口での件数を記録する' },
    ],
    [
      onlyReads && may('cards.papers'),
      { href: '/admin/card-papers', label: '受領書・申請書', what: '紙を登録する、探す' },
    ],
    [
      onlyReads && may('devices.read'),
      { href: '/admin/collections/devices', label: '機器', what: '設置した機器を調べる' },
    ],
  ]
  return tasks
    .filter(([shown]) => shown)
    .map(([, task]) => task)
    .slice(0, MOST)
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

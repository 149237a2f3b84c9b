import type { Capability } from '@/access/capabilities'
import { can } from '@/access/capabilities'
import { channelsOf } from '@/access/channels'
import type { StaffUser } from '@/access/roles'

export type MenuItem = { href: string; label: string }
export type MenuGroup = { label: string; items: MenuItem[] }

type Entry = MenuItem & { may: (user: StaffUser) => boolean }

const having =
  (...capabilities: Capability[]) =>
  (user: StaffUser) =>
    capabilities.every((capability) => can(user, capability))

const collection = (slug: string, label: string, may: Entry['may']): Entry => ({
  href: `/admin/collections/${slug}`,
  label,
  may,
})

/**
 * The menu in the order of the day's work, not of the database; everybody sees only what the own
 * roles use (AC-11). What is not here is reached from the pages themselves.
 */
const MENU: { label: string; entries: Entry[] }[] = [
  {
    label: '毎日の仕事',
    entries: [
      { href: '/admin', label: 'スタート', may: () => true },
      {
        href: '/admin/desk',
        label: '電話予約',
        may: (user) => can(user, 'booking.write') && channelsOf(user).length > 0,
      },
      { href: '/admin/reception', label: '受付', may: having('booking.reception') },
      { href: '/admin/lists', label: '予約一覧・出力', may: having('booking.read') },
      { href: '/admin/week', label: '枠の状況（週）', may: having('slots.edit') },
      { href: '/admin/close', label: '窓口を臨時に閉める', may: having('slots.edit') },
    ],
  },
  {
    label: '受付時間と枠',
    entries: [
      collection('opening-patterns', '定期の受付時間', having('slots.edit')),
      collection('calendar-exceptions', '臨時の休み・休日開庁', having('slots.edit')),
      collection('offices', '窓口（場所）', having('settings.edit')),
      collection('services', '予約サービス', having('settings.edit')),
      collection('holidays', '祝日・年末年始', having('settings.edit')),
    ],
  },
  {
    label: '案内と文面',
    entries: [
      collection('notices', 'お知らせ・計画停止', having('notices.edit')),
      collection('service-texts', 'サービスの案内文', having('settings.edit')),
      collection('faqs', 'よくある質問', having('faq.edit')),
      collection('mail-templates', 'メールのひな形', having('settings.edit')),
      collection('referral-targets', '案内先', having('settings.edit')),
    ],
  },
  {
    label: 'カード',
    entries: [
      collection('cards', 'カード', having('cards.read')),
      collection('card-imports', 'カードの取り込み', having('cards.import')),
      collection('card-statuses', 'カードの状態区分', having('settings.edit')),
      collection('eligibilities', '予約対象者', having('cards.read')),
    ],
  },
  {
    label: '記録',
    entries: [
      collection('reservations', '予約の記録', having('booking.read')),
      collection('waitlist-entries', 'キャンセル待ち', having('booking.read')),
      collection('mails', '送信メール', having('mail.read')),
      collection('referrals', '案内の記録', having('booking.read')),
      collection('external-bookings', '外部システムの予約', having('booking.read')),
      { href: '/admin/logs', label: '操作ログ', may: having('audit.read') },
      collection('job-runs', '自動処理の記録', having('system.read')),
      collection('check-results', '整合性の確認結果', having('system.read')),
    ],
  },
  {
    label: '設定',
    entries: [
      collection('users', 'アカウント', having('users.manage')),
      { href: '/admin/globals/city-settings', label: '市の設定', may: having('settings.edit') },
    ],
  },
]

/** Menu of a user; groups without an entry are left out. */
export function menuFor(user: StaffUser): MenuGroup[] {
  return MENU.map(({ label, entries }) => ({
    label,
    items: entries
      .filter((entry) => entry.may(user))
      .map(({ href, label: name }) => ({ href, label: name })),
  })).filter((group) => group.items.length > 0)
}

import type { Capability } from '@/access/capabilities'
import { can } from '@/access/capabilities'
import { channelsOf } from '@/access/channels'
import { holdOf } from '@/access/hold'
import type { StaffUser } from '@/access/roles'
import { CASES } from '@/areas/cases'
import { turnsOf } from '@/kit/case/turns'

export type MenuItem = { href: string; label: string }
export type MenuGroup = { label: string; items: MenuItem[] }

type Entry = MenuItem & { may: (user: StaffUser) => boolean }

const having =
  (...capabilities: Capability[]) =>
  (user: StaffUser) =>
    capabilities.every((capability) => can(user, capability))

/** Whoever has the next move of some kind of record. */
const hasTurns = (user: StaffUser): boolean =>
  CASES.some(({ case: { read, states } }) => can(user, read) && turnsOf(states, user).length > 0)

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
      { href: '/admin/work', label: '対応待ち', may: hasTurns },
      { href: '/admin/lists', label: '予約一覧・出力', may: having('booking.read') },
      { href: '/admin/defects', label: '不備の連絡', may: having('booking.defects') },
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
      { href: '/admin/holiday-import', label: '祝日CSVの取込', may: having('settings.edit') },
    ],
  },
  {
    label: '案内と文面',
    entries: [
      collection('notices', 'お知らせ・計画停止', having('notices.edit')),
      collection('service-texts', 'サービスの案内文', having('settings.edit')),
      collection('faqs', 'よくある質問', having('faq.edit')),
      collection('mail-templates', 'メールのひな形', having('settings.edit')),
      collection('document-templates', '印刷物の文面', having('settings.edit')),
      collection('referral-targets', '案内先', having('settings.edit')),
    ],
  },
  {
    label: 'カード',
    entries: [
      { href: '/admin/cards', label: 'カードを探す', may: having('cards.read') },
      { href: '/admin/handover', label: '交付', may: having('cards.handover') },
      { href: '/admin/card-tasks', label: 'カードの対応', may: having('cards.read') },
      { href: '/admin/card-report', label: 'カードの集計', may: having('cards.read') },
      { href: '/admin/card-papers', label: '受領書・申請書', may: having('cards.papers') },
      { href: '/admin/procedures', label: '手続きの件数', may: having('cards.procedures') },
      { href: '/admin/station', label: 'スキャン', may: having('cards.write') },
      { href: '/admin/picking', label: '引き出し', may: having('cards.write') },
      { href: '/admin/stocktake', label: '棚卸し', may: having('cards.write') },
      { href: '/admin/places', label: '保管場所', may: having('cards.read') },
      { href: '/admin/print', label: '印刷', may: having('print.use') },
      { href: '/admin/cards/reminders', label: '交付勧奨・期限・返戻', may: having('cards.read') },
      { href: '/admin/cards/disposal', label: 'カードの廃棄', may: having('cards.read') },
      { href: '/admin/cards/import', label: 'カードの取り込み', may: having('cards.import') },
      collection('card-import-profiles', 'カードの取り込みの設定', having('settings.edit')),
      collection('card-statuses', 'カードの状態区分', having('settings.edit')),
      collection('eligibilities', '予約対象者', having('cards.read')),
    ],
  },
  {
    label: '移送',
    entries: [
      { href: '/admin/transport', label: '移送', may: having('transport.read') },
      collection('transport-routes', '移送の経路', having('transport.plan')),
      collection('transport-drivers', '専任ドライバー', having('transport.plan')),
      collection('transport-vehicles', '本市専用車両', having('transport.plan')),
      collection('transport-cases', '鍵付きジュラルミンケース', having('transport.plan')),
      collection('transport-carriers', '運送会社', having('transport.plan')),
      {
        href: '/admin/transport-incidents',
        label: '移送中の事故・災害',
        may: having('transport.plan'),
      },
      {
        href: '/admin/transport-requests',
        label: '移送への要望',
        may: having('transport.plan'),
      },
      {
        href: '/admin/transport-alerts',
        label: '移送の回数の不足',
        may: having('transport.plan'),
      },
    ],
  },
  {
    label: '記録',
    entries: [
      { href: '/admin/deadlines', label: '提出期限', may: having('deadlines.read') },
      collection('deadline-rules', '提出期限のきまり', having('deadlines.edit')),
      collection('reservations', '予約の記録', having('booking.read')),
      collection('waitlist-entries', 'キャンセル待ち', having('booking.read')),
      collection('mails', '送信メール', having('mail.read')),
      collection('referrals', '案内の記録', having('booking.read')),
      collection('external-bookings', '外部システムの予約', having('booking.read')),
      { href: '/admin/logs', label: '操作ログ', may: having('audit.read') },
      collection('devices', '機器', having('devices.read')),
      collection('facilities', '施設（チラシの送り先）', having('facilities.edit')),
      collection('job-runs', '自動処理の記録', having('system.read')),
      collection('check-results', '整合性の確認結果', having('system.read')),
    ],
  },
  {
    label: '設定',
    entries: [
      {
        href: '/admin/security',
        label: '自分のアカウントの安全',
        may: (user) => holdOf(user) === null,
      },
      collection('users', 'アカウント', having('users.manage')),
      { href: '/admin/badges', label: '名札', may: having('badges.read') },
      collection('rule-documents', '規程・遵守事項', (user) => holdOf(user) === null),
      collection('acknowledgements', '規程の確認', having('rules.watch')),
      collection('site-records', '場所の管理記録', having('rules.watch')),
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

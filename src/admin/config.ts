import type { AdminViewConfig, Config } from 'payload'

import { grantedHere } from '@/access/capabilities'
import { PRODUCT } from '@/areas'

const view = (path: string, title: string, Component: string): AdminViewConfig => ({
  path: path as `/${string}`,
  exact: true,
  meta: { title },
  Component: Component as never,
})

/** One screen for each case kind, all drawn by the same component, which knows its kind by the address. */
const caseViews = (): Record<string, AdminViewConfig> =>
  Object.fromEntries(
    PRODUCT.cases.map(({ case: { slug }, list: { path, title } }) => [
      slug,
      view(`/${path}`, title, '@/admin/kit/CaseView#CaseView'),
    ]),
  )

/** The panel: theme, views, start page. One entry a line; components are named by path. */
export function adminConfig(baseDir: string): Config['admin'] {
  return {
    user: 'users',
    importMap: { baseDir },
    theme: 'light',
    // Goes to the browser (`useMay`).
    custom: { capabilities: grantedHere() },
    dateFormat: 'yyyy年M月d日 HH:mm',
    // The newest message only: an old refusal over 「保存しました。」 says the opposite.
    toast: { limit: 1 },
    meta: {
      title: '窓口',
      titleSuffix: '｜マイナンバーカード窓口',
      description: 'マイナンバーカードの予約と窓口の運営',
      icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/favicon.svg' }],
    },
    components: {
      graphics: { Logo: '@/admin/brand/Logo#Logo', Icon: '@/admin/brand/Icon#Icon' },
      Nav: '@/admin/nav/Nav#Nav',
      actions: ['@/admin/jump/JumpButton#JumpButton', '@/admin/nav/MenuButton#MenuButton'],
      providers: ['@/admin/session/SessionKeeper#SessionKeeper'],
      beforeLogin: ['@/admin/login/LoginHelp#LoginTitle'],
      afterLogin: ['@/admin/login/LoginHelp#LoginHelp'],
      views: {
        ...caseViews(),
        work: view('/work', '対応待ち', '@/admin/kit/WorkView#WorkView'),
        createFirstUser: { Component: '@/admin/login/FirstUserView#FirstUserView' },
        forgot: { Component: '@/admin/login/ForgotView#ForgotView' },
        dashboard: { Component: '@/admin/start/StartView#StartView' },
        desk: view('/desk', '電話予約', '@/admin/desk/DeskView#DeskView'),
        reception: view('/reception', '受付', '@/admin/reception/ReceptionView#ReceptionView'),
        close: view('/close', '窓口を臨時に閉める', '@/admin/close/CloseView#CloseView'),
        holidayImport: view(
          '/holiday-import',
          '祝日CSVの取込',
          '@/admin/holidays/HolidayImportView#HolidayImportView',
        ),
        week: view('/week', '枠の状況（週）', '@/admin/week/WeekView#WeekView'),
        security: view(
          '/security',
          '自分のアカウントの安全',
          '@/admin/security/SecurityView#SecurityView',
        ),
        defects: view('/defects', '不備の連絡', '@/admin/defects/DefectsView#DefectsView'),
        print: view('/print', '印刷', '@/admin/print/PrintView#PrintView'),
        cards: view('/cards', 'カードを探す', '@/admin/cards/CardsView#CardsView'),
        scannerTest: view(
          '/scanner-test',
          '読み取りの確認',
          '@/admin/scanner-test/ScannerTestView#ScannerTestView',
        ),
        handover: view('/handover', '交付', '@/admin/handover/HandoverView#HandoverView'),
        cardReport: view(
          '/card-report',
          'カードの集計',
          '@/admin/card-report/CardReportView#CardReportView',
        ),
        procedures: view(
          '/procedures',
          '手続きの件数',
          '@/admin/procedures/ProceduresView#ProceduresView',
        ),
        // Before the card: the first address that fits is taken.
        cardImport: view(
          '/cards/import',
          'カードの取り込み',
          '@/admin/card-import/CardImportView#CardImportView',
        ),
        reminders: view(
          '/cards/reminders',
          '交付勧奨・期限・返戻',
          '@/admin/reminders/RemindersView#RemindersView',
        ),
        disposal: view(
          '/cards/disposal',
          'カードの廃棄',
          '@/admin/reminders/DisposalView#DisposalView',
        ),
        card: view('/cards/:id', 'カード', '@/admin/cards/CardView#CardView'),
        deadlines: view('/deadlines', '提出期限', '@/admin/deadlines/DeadlinesView#DeadlinesView'),
        badges: view('/badges', '名札', '@/admin/badges/BadgesView#BadgesView'),
        logs: view('/logs', '操作ログ', '@/admin/logs/LogsView#LogsView'),
        lists: view('/lists', '予約一覧・出力', '@/admin/lists/ListsView#ListsView'),
        transport: view('/transport', '移送', '@/admin/transport/TransportView#TransportView'),
        station: view('/station', 'スキャン', '@/admin/station/StationView#StationView'),
        picking: view('/picking', '引き出し', '@/admin/picking/PickingView#PickingView'),
        stocktake: view('/stocktake', '棚卸し', '@/admin/stocktake/StocktakeView#StocktakeView'),
        places: view('/places', '保管場所', '@/admin/places/PlacesView#PlacesView'),
      },
    },
  }
}

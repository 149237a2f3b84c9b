import type { AdminViewConfig, Config } from 'payload'

const view = (path: string, title: string, Component: string): AdminViewConfig => ({
  path: path as `/${string}`,
  exact: true,
  meta: { title },
  Component: Component as never,
})

/** The panel: theme, views, start page. One entry a line; components are named by path. */
export function adminConfig(baseDir: string): Config['admin'] {
  return {
    user: 'users',
    importMap: { baseDir },
    theme: 'light',
    dateFormat: 'yyyy年M月d日 HH:mm',
    meta: {
      title: '窓口',
      titleSuffix: '｜マイナンバーカード窓口',
      description: 'マイナンバーカードの予約と窓口の運営',
      icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/favicon.svg' }],
    },
    components: {
      graphics: { Logo: '@/admin/brand/Logo#Logo', Icon: '@/admin/brand/Icon#Icon' },
      Nav: '@/admin/nav/Nav#Nav',
      beforeLogin: ['@/admin/login/LoginHelp#LoginTitle'],
      afterLogin: ['@/admin/login/LoginHelp#LoginHelp'],
      views: {
        createFirstUser: { Component: '@/admin/login/FirstUserView#FirstUserView' },
        forgot: { Component: '@/admin/login/ForgotView#ForgotView' },
        dashboard: { Component: '@/admin/start/StartView#StartView' },
        desk: view('/desk', '電話予約', '@/admin/desk/DeskView#DeskView'),
        reception: view('/reception', '受付', '@/admin/reception/ReceptionView#ReceptionView'),
        close: view('/close', '窓口を臨時に閉める', '@/admin/close/CloseView#CloseView'),
        week: view('/week', '枠の状況（週）', '@/admin/week/WeekView#WeekView'),
        lists: view('/lists', '予約一覧・出力', '@/admin/lists/ListsView#ListsView'),
      },
    },
  }
}

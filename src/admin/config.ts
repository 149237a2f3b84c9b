import type { Config } from 'payload'

/** The panel: theme, views, start page. One entry a line; components are named by path. */
export function adminConfig(baseDir: string): Config['admin'] {
  return {
    user: 'users',
    importMap: { baseDir },
    theme: 'light',
    dateFormat: 'yyyy年M月d日 HH:mm',
    components: {
      beforeNavLinks: ['@/admin/shell/WorkLinks#WorkLinks'],
      views: {
        desk: { path: '/desk', Component: '@/admin/desk/DeskView#DeskView' },
      },
    },
    meta: {
      title: '窓口',
      titleSuffix: '｜マイナンバーカード窓口',
      description: 'マイナンバーカードの予約と窓口の運営',
    },
  }
}

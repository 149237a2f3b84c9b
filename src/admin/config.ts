import type { AdminViewConfig, Config } from 'payload'

import { grantedHere } from '@/access/capabilities'
import type { Product } from '@/areas'

const view = (path: string, title: string, Component: string): AdminViewConfig => ({
  path: path as `/${string}`,
  exact: true,
  meta: { title },
  Component: Component as never,
})

/** One screen for each case kind, all drawn by the same component, which knows its kind by the address. */
const caseViews = ({ cases }: Product): Record<string, AdminViewConfig> =>
  Object.fromEntries(
    cases.map(({ case: { slug }, list: { path, title } }) => [
      slug,
      view(`/${path}`, title, '@/admin/kit/CaseView#CaseView'),
    ]),
  )

/** The screens of the areas: those of the menu, then those that are reached from others. */
const ownViews = ({ menu, screens }: Product): Record<string, AdminViewConfig> =>
  Object.fromEntries(
    [...menu.flatMap(({ entries }) => entries), ...screens].flatMap(
      ({ href, label, view: component }) => {
        const path = href.slice('/admin'.length)
        return component ? [[path.slice(1), view(path, label, component)]] : []
      },
    ),
  )

/** What no screen of Payload names itself, so that the import map has it all the same. */
const components = (paths: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [name, { path, type: 'component' as const }]),
  )

/** The panel: theme, views, start page. One entry a line; components are named by path. */
export function adminConfig(baseDir: string, product: Product): Config['admin'] {
  return {
    user: 'users',
    importMap: { baseDir },
    dependencies: components(product.above),
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
        ...caseViews(product),
        ...ownViews(product),
        work: view('/work', '対応待ち', '@/admin/kit/WorkView#WorkView'),
        createFirstUser: { Component: '@/admin/login/FirstUserView#FirstUserView' },
        forgot: { Component: '@/admin/login/ForgotView#ForgotView' },
        dashboard: { Component: '@/admin/start/StartView#StartView' },
      },
    },
  }
}

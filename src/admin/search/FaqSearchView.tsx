import type { AdminViewServerProps } from 'payload'

import { panelPage } from '../frame/panel-page'

import { FaqSearchPage } from './FaqSearchPage'

/** /admin/faq-search: FAQ, manuals and criteria in force, for whoever answers people (KB-15). */
export const FaqSearchView = (props: AdminViewServerProps) =>
  panelPage(
    props,
    {
      capability: 'faq.search',
      path: '/admin/faq-search',
      title: 'FAQ・マニュアル検索',
      lead: '市が承認した、いま有効な版だけが出ます。↑↓で選び、Enterで使った回答を記録します。',
    },
    async () => <FaqSearchPage />,
  )

import type { AdminViewServerProps } from 'payload'

import { screenPage } from '../frame/screen-page'

import { FaqSearchPage } from './FaqSearchPage'

/** /admin/faq-search: FAQ, manuals and criteria in force, for whoever answers people (KB-15). */
export const FaqSearchView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/faq-search',
      lead: '市が承認した、いま有効な版だけが出ます。↑↓で選び、Enterで使った回答を記録します。',
    },
    async () => <FaqSearchPage />,
  )

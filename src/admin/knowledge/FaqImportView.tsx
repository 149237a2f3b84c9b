import type { AdminViewServerProps } from 'payload'

import { screenPage } from '../frame/screen-page'

import { FaqFiles } from './FaqFiles'

/** /admin/faq-file: the FAQ as an Excel file, out and in again (KB-03). */
export const FaqImportView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/faq-file',
      lead: 'いま使われている質疑応答集を出し、直したものを取り込みます。取り込んだものは下書きになり、市が承認するまで使われません。',
    },
    async () => <FaqFiles />,
  )

import type { AdminViewServerProps } from 'payload'

import { printCatalogue } from '@/services/printing/catalogue'

import { screenPage } from '../frame/screen-page'

import { Print } from './Print'

/** /admin/print: 印刷 (PR-03…PR-09, PR-12, PR-13, PR-15, PR-19). */
export const PrintView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    { path: '/print', lead: 'ラベル・通知・シールを、用紙の枠に合わせて印刷します。' },
    async (ctx) => <Print catalogue={await printCatalogue(ctx)} />,
  )

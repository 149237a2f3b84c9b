import type { AdminViewServerProps } from 'payload'

import { panelPage } from '../frame/panel-page'

import { Work } from './Work'

/** /admin/work: what waits for the person who is signed in, over all kinds of records. */
export const WorkView = (props: AdminViewServerProps) =>
  panelPage(
    props,
    {
      may: 'staff',
      path: '/admin/work',
      title: '対応待ち',
      lead: 'あなたの役割と窓口で、次に対応するものです。古いものから並びます。',
    },
    async () => <Work />,
  )

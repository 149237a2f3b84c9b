import type { AdminViewServerProps } from 'payload'

import { cardCatalogue } from '@/services/cards/card-catalogue'

import { panelPage } from '../frame/panel-page'

import { Card } from './Card'

/** /admin/cards/:id: one card with its way, its history and what can be done (CD-10, CD-24, CD-25). */
export const CardView = (props: AdminViewServerProps) => {
  const segments = (props.params?.segments ?? []) as string[]
  const id = segments.at(-1) ?? ''
  return panelPage(
    props,
    { may: 'cards.read', path: `/admin/cards/${encodeURIComponent(id)}`, title: 'カード' },
    async (ctx) => <Card id={id} catalogue={await cardCatalogue(ctx)} />,
  )
}

import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'

import { PRODUCT } from '@/areas'
import type { ServiceContext } from '@/services/context'

import { panelPage } from './panel-page'

type Screen = {
  /** As the manifest of its area has it, below /admin. */
  path: string
  lead?: string
}

/** A screen of an area: what it is called and who may open it stand in the area's manifest alone. */
export function screenPage(
  props: AdminViewServerProps,
  { path, lead }: Screen,
  render: (ctx: ServiceContext) => Promise<ReactNode>,
): Promise<ReactNode> {
  const href = `/admin${path}`
  const page = PRODUCT.pages.get(href)
  if (!page) throw new Error(`No area has a screen ${href}.`)
  return panelPage(props, { may: page.may, path: href, title: page.label, lead }, render)
}

import { RenderServerComponent } from '@payloadcms/ui/elements/RenderServerComponent'
import { notFound } from 'next/navigation.js'
import type { AdminViewServerProps } from 'payload'

import { PRODUCT } from '@/areas'
import { ownValue } from '@/domain/own'
import { tokyoDateOf } from '@/domain/time/civil'
import { shapeOf } from '@/services/cases/shape'

import { panelPage } from '../frame/panel-page'

import { CaseList } from './CaseList'

/** The list of a case kind, by its address below /admin (design §4). */
export function CaseView(props: AdminViewServerProps) {
  const segments = (props.params as { segments?: string[] } | undefined)?.segments ?? []
  const path = segments.join('/')
  const kind = PRODUCT.cases.find(({ list }) => list.path === path)
  if (!kind) notFound()
  const { title, lead } = kind.list
  return panelPage(
    props,
    { may: kind.case.read, path: `/admin/${path}`, title, lead },
    async (ctx) => (
      <>
        {RenderServerComponent({
          Component: ownValue(PRODUCT.above, kind.case.slug),
          importMap: ctx.payload.importMap,
          clientProps: { today: tokyoDateOf(ctx.now()) },
        })}
        <CaseList shape={await shapeOf(ctx, kind)} />
      </>
    ),
  )
}

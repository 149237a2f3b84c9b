import { DefaultTemplate } from '@payloadcms/next/templates'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'

/**
 * The panel around a page of ours: menu, trail, and the header's buttons, which Payload gives to its
 * own pages only. On a phone one of them is the way to the menu.
 */
export function Frame({ children, ...props }: AdminViewServerProps & { children: ReactNode }) {
  const { initPageResult: init } = props
  const { req } = init
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={init.locale}
      params={props.params}
      payload={req.payload}
      permissions={init.permissions}
      req={req}
      searchParams={props.searchParams}
      user={req.user ?? undefined}
      viewActions={req.payload.config.admin.components?.actions}
      visibleEntities={init.visibleEntities}
    >
      {children}
    </DefaultTemplate>
  )
}

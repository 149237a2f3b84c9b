import type { AdminViewServerProps } from 'payload'

import { can } from '@/access/capabilities'
import { tokyoDateOf } from '@/domain/time/civil'

import { panelPage } from '../frame/panel-page'

import { Deadlines } from './Deadlines'

/** /admin/deadlines: reports and plans that are due to the city (NT-09). */
export const DeadlinesView = (props: AdminViewServerProps) => {
  const { id } = props.searchParams ?? {}
  const asked = typeof id === 'string' ? id : ''
  return panelPage(
    props,
    {
      may: 'deadlines.read',
      path: `/admin/deadlines${asked ? `?id=${encodeURIComponent(asked)}` : ''}`,
      title: '提出期限',
      lead: '市へ出す報告書・計画書の期限です。出したら「提出した」を押すと、お知らせが止まります。',
    },
    async (ctx) => (
      <Deadlines
        today={tokyoDateOf(ctx.now())}
        marked={asked}
        mayEdit={can(ctx.user, 'deadlines.edit')}
      />
    ),
  )
}

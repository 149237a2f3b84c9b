import type { AdminViewServerProps } from 'payload'

import { panelPage } from '../frame/panel-page'

import './knowledge.css'
import { Manuals } from './Manuals'

/** /admin/manuals: what is in force for this person, first what they have yet to read (KB-06, KB-16, KB-17). */
export const ManualsView = (props: AdminViewServerProps) => {
  const id = String(props.searchParams?.id ?? '')
  return panelPage(
    props,
    {
      may: 'staff',
      path: `/admin/manuals${id ? `?id=${encodeURIComponent(id)}` : ''}`,
      title: 'マニュアル・判断基準',
      lead: '市が承認し、いま使われている版です。',
    },
    (ctx) => Promise.resolve(<Manuals ctx={ctx} params={props.searchParams} />),
  )
}

import type { AdminViewServerProps } from 'payload'

import { deskCatalogue } from '@/services/desk/catalogue'
import { staffContext } from '@/services/context'

import { guarded } from '../shell/guard'

import { Desk } from './Desk'

/** /admin/desk: the operator's screen (電話予約). `?q=` opens with a number already looked up. */
export async function DeskView(props: AdminViewServerProps) {
  return guarded(props, 'booking.read', '/admin/desk', async (req) => {
    const catalogue = await deskCatalogue(staffContext(req, 'call-centre'))
    const asked = props.searchParams?.q
    return <Desk initial={catalogue} query={typeof asked === 'string' ? asked : ''} />
  })
}

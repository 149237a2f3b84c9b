import type { AdminViewServerProps, PayloadRequest } from 'payload'

import { deskCatalogue } from '@/services/desk/catalogue'
import { staffContext } from '@/services/context'

import { guarded } from '../shell/guard'

import { OFFICE_COOKIE } from './office-cookie'
import { Reception } from './Reception'

/** /admin/reception: the queue of today (受付). */
export async function ReceptionView(props: AdminViewServerProps) {
  return guarded(props, 'booking.reception', '/admin/reception', async (req) => {
    const catalogue = await deskCatalogue(staffContext(req, 'city-staff'))
    return <Reception initial={catalogue} wantedOffice={officeOf(req)} />
  })
}

const officeOf = (req: PayloadRequest): string =>
  new RegExp(`(?:^|;\\s*)${OFFICE_COOKIE}=([\\w-]+)`).exec(req.headers.get('cookie') ?? '')?.[1] ??
  ''

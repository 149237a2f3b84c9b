import type { AdminViewServerProps } from 'payload'

import { tokyoDateOf } from '@/domain/time/civil'
import { shapeOf } from '@/services/cases/shape'
import { loadBookingConfig } from '@/services/settings/booking-config'
import { transportAlerts } from '@/services/transport/alerts/list'
import { transportRequests } from '@/services/transport/requests/list'

import { screenPage } from '../frame/screen-page'

import { Transport } from './Transport'

/** /admin/transport: runs between the card centre and the wards (TR-01 to TR-09, CD-16). */
export const TransportView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/transport',
      lead: 'カードを区役所へ運びます。積込みと受取りは、1枚ずつ読み取って確かめます。',
    },
    async (ctx) => {
      const { offices } = await loadBookingConfig(ctx.payload)
      return (
        <Transport
          today={tokyoDateOf(ctx.now())}
          user={{ id: ctx.actor.id, name: ctx.actor.name }}
          shapes={{
            alerts: await shapeOf(ctx, transportAlerts),
            requests: await shapeOf(ctx, transportRequests),
          }}
          offices={offices
            .filter(({ active }) => active)
            .map(({ id, name, kind }) => ({ id, name, kind }))}
        />
      )
    },
  )

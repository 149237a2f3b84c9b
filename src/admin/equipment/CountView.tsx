import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'

import { caseById } from '@/services/cases/move'
import { deviceCount, resultOf } from '@/services/equipment/registers/counts'
import { officeNames } from '@/services/settings/office-names'

import { screenPage } from '../frame/screen-page'

import { DeviceCount } from './DeviceCount'

/** /admin/device-count?id=: devices of one office, read one after the other. */
export const CountView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/device-count',
      lead: '窓口にある機器の番号を1台ずつ読み取ります。終わったら「棚卸しの記録」で終えます。',
    },
    async (ctx) => {
      const id = props.searchParams?.id
      if (typeof id !== 'string' || id === '')
        return (
          <p className="mg-note mg-note--warn">
            <Link href="/admin/device-counts">「機器の棚卸し」</Link>で棚卸しを始めてください。
          </p>
        )
      const row = await caseById(ctx, deviceCount, id)
      const { found, missing, unexpected } = resultOf(row)
      return (
        <DeviceCount
          id={id}
          title={`${row.number}　${(await officeNames(ctx)).get(String(row.office)) ?? ''}`}
          isOver={row.state !== 'open'}
          missing={missing}
          found={found.length}
          unexpected={unexpected.map(({ code }) => code)}
        />
      )
    },
  )

import type { EquipmentSetting } from '@/payload-types'

import type { ServiceContext } from '../context'
import { shortCached } from '../settings/short-cache'

/** What the city has decided about devices, consumables and maintenance. */
export const equipmentSettings = ({ payload }: Pick<ServiceContext, 'payload'>) =>
  shortCached(payload, 'equipment-settings', async () => {
    const row: EquipmentSetting = await payload.findGlobal({
      slug: 'equipment-settings',
      depth: 0,
      overrideAccess: true,
    })
    return {
      noticeDays: row.noticeDays ?? 30,
      antivirusDays: row.antivirusDays ?? 7,
      repairFrom: row.repairFrom || '09:00',
      repairTo: row.repairTo || '17:00',
      responseMinutes: row.responseMinutes ?? 60,
    }
  })

import type { CollectionAfterChangeHook, GlobalBeforeChangeHook } from 'payload'

import { refuseAt } from '@/lib/errors'
import type { DeviceContract, DeviceType } from '@/services/equipment/masters'
import { spreadContract, spreadType } from '@/services/equipment/spread'

/** A changed type is that of its devices at once: lists of what is missing go by what they need now. */
export const followType: CollectionAfterChangeHook<DeviceType> = async ({ doc, req }) => {
  await spreadType({ payload: req.payload }, doc)
  return doc
}

/** The same of a contract: its devices keep it under its new name. */
export const followContract: CollectionAfterChangeHook<DeviceContract> = async ({ doc, req }) => {
  await spreadContract({ payload: req.payload }, doc)
  return doc
}

type Desk = { repairFrom?: string | null; repairTo?: string | null }

/** A desk that never opens would let nobody answer in time (EQ-11). */
export const checkDesk: GlobalBeforeChangeHook = ({ data, originalDoc }) => {
  const now = { ...(originalDoc as Desk | undefined), ...(data as Desk | undefined) }
  if (now.repairFrom && now.repairTo && now.repairFrom >= now.repairTo)
    throw refuseAt(
      'repairTo',
      'INPUT_INVALID',
      '保守の受付の終わりは、始まりより後の時刻にしてください。',
    )
  return data as unknown
}

import type { CollectionAfterChangeHook, GlobalBeforeChangeHook } from 'payload'

import { refuseAt } from '@/lib/errors'
import type { DeviceContract, DeviceType } from '@/services/equipment/masters'
import { spreadContract, spreadType } from '@/services/equipment/spread'

import { cityOnly, cityOnlyLater } from './city-only'

/** What the specification demands of a kind of device, and by which steps it is handled (EQ-03). */
const OF_THE_TYPE = '仕様の条件・必要なもの・分け方・「使う」を変えられるのは、市管理者だけです。'
export const guardType = cityOnly(['rules', 'needs', 'active'], OF_THE_TYPE, { active: true })
export const guardCategory = cityOnlyLater(['category'], OF_THE_TYPE)

/** What was agreed: how many where until when, and of which lines (EQ-01, EQ-04). */
export const guardContract = cityOnly(
  ['counts', 'linePlan', 'to', 'client', 'lessor', 'active'],
  '契約と約束した台数を変えられるのは、市管理者だけです。',
  { active: true },
)

/** Who brings an article, and how many a year were agreed (EQ-10, EQ-15). */
export const guardSupply = cityOnly(
  ['supplier', 'yearly'],
  '用意する人と1年の予定数を変えられるのは、市管理者だけです。',
  { supplier: 'vendor' },
)

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

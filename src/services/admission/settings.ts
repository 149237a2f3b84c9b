import type { Payload } from 'payload'

import type { Mode } from '@/domain/admission/mode'
import { toInstant } from '@/domain/time/civil'
import { type AllowList, parseAllowList } from '@/lib/ip-allow'
import type { AdmissionSetting } from '@/payload-types'

import { shortCached } from '../settings/short-cache'

export type AdmissionConfig = {
  mode: Mode
  timed: { from: Date; drawAt: Date } | null
  /** Places a second. */
  start: number
  ceiling: number
  limits: { delay: [number, number]; commit: [number, number]; underWay: number }
  perNetwork: number
  perAddress: number
  kiosks: AllowList
}

/** What the city has set for the admission queue. */
export const admissionConfig = (payload: Payload): Promise<AdmissionConfig> =>
  shortCached(payload, 'admission-settings', async () => {
    const row: AdmissionSetting = await payload.findGlobal({
      slug: 'admission-settings',
      depth: 0,
      overrideAccess: true,
    })
    const { mode, openOn, openFrom, drawAt } = row
    const isTimed = mode === 'timed' && openOn && openFrom && drawAt
    return {
      mode,
      timed: isTimed
        ? { from: toInstant(openOn, openFrom), drawAt: toInstant(openOn, drawAt) }
        : null,
      start: row.startPerMinute / 60,
      ceiling: row.mostPerMinute / 60,
      limits: {
        delay: [row.delayGood, row.delayBad],
        commit: [row.commitGood, row.commitBad],
        underWay: row.mostUnderWay,
      },
      perNetwork: row.perNetwork,
      perAddress: row.perAddress,
      kiosks: parseAllowList(row.kiosks ?? ''),
    }
  })

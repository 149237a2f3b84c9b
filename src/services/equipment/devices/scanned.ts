import { findRow } from '@/db/atomic'
import { cleanScan } from '@/domain/codes/scan-text'

import type { ServiceContext } from '../../context'
import type { Device } from '../masters'

/** What was read, and the device whose number it is or whose address is in its code; null for none. */
export async function scannedDevice(
  { payload }: ServiceContext,
  text: string,
): Promise<{ number: string; row: Device | null }> {
  const code = cleanScan(text)
  const id = /\/devices\/([0-9a-f-]{24,36})$/.exec(code)?.[1]
  const opened = id ? await findRow<Device>(payload, 'devices', { id: { equals: id } }) : null
  const row = opened ?? (await findRow<Device>(payload, 'devices', { number: { equals: code } }))
  return { number: row?.number ?? code, row }
}

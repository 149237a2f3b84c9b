import { findRow, findRows } from '@/db/atomic'
import { HYPHENS } from '@/domain/codes/normalise-code'
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
  // As it was printed comes first: a city may have small letters in its numbers.
  const numbers = [...new Set([code, asNumber(code)])]
  const found = await findRows<Device>(payload, 'devices', { number: { in: numbers } })
  const row = opened ?? numbers.flatMap((number) => found.filter((one) => one.number === number))[0]
  return { number: row?.number ?? asNumber(code), row: row ?? null }
}

/** Typed by hand, a number has any width, case and dash: 「ｋ－００１２」 is K-0012. */
const asNumber = (code: string): string =>
  code
    .replace(new RegExp(`[${HYPHENS}]`, 'g'), '-')
    .replace(/\s+/g, '')
    .toUpperCase()

import type { PrintValues } from '@/domain/printing/placeholders'
import { tokyoDateOf } from '@/domain/time/civil'
import { formatEra } from '@/domain/time/format'

import type { ServiceContext } from '../context'
import { baseUrlOf } from '../mail/links'
import { readCitySettings } from '../settings/read-settings'

import type { PrintOptions } from './types'

const era = (date: string | undefined | null): string => (date ? formatEra(date) : '')

/** What stands on everything that is printed together: city, address of the site, dates. */
export async function commonValues(
  ctx: ServiceContext,
  options: Pick<PrintOptions, 'deadline' | 'issuedOn'>,
): Promise<PrintValues> {
  const settings = await readCitySettings(ctx.payload)
  return {
    市名: settings.cityName,
    URL: `${baseUrlOf(settings)}/`,
    電話: settings.callPhone,
    つながらない方の番号: settings.callPhoneAlt ?? '',
    受付時間: settings.callHours,
    発行日: era(options.issuedOn || tokyoDateOf(ctx.now())),
    期限: era(options.deadline),
  }
}

export { era }

import { formatJa } from '@/domain/time/format'

import type { Session } from './lacks'

/** 「8月3日（月） 09:00〜12:00」; the time of the plan while nobody has said a day. */
export const whenOf = ({ on, startTime, endTime, periodFrom, periodTo }: Session): string =>
  [
    on
      ? formatJa(on)
      : [periodFrom, periodTo]
          .flatMap((day) => day || [])
          .map(formatJa)
          .join('〜'),
    [startTime, endTime].filter(Boolean).join('〜'),
  ]
    .filter(Boolean)
    .join(' ')

export const whereOf = ({ officeName, site }: Session): string =>
  [officeName, site].filter(Boolean).join(' ')

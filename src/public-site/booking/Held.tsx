import { dayInWords } from '@/domain/time/words'
import type { ReservationRow } from '@/services/booking/types'
import type { ServiceConfig } from '@/services/settings/booking-config'

import { Notice } from '../components/Notice'
import type { Site } from '../site'
import { t } from '../site'

import { bookHref } from './flow'

type HeldProps = { site: Site; service: ServiceConfig; hold: ReservationRow | null }

/** A time is kept already: it may stay, or another one takes its place. */
export function Held({ site, service, hold }: HeldProps) {
  if (!hold) return null
  const time = `${dayInWords(hold.date, site.language)} ${hold.start}`
  return (
    <Notice>
      <p>
        {t(site, 'heldNow', { time })}{' '}
        <a href={bookHref(site, service, 'confirm')}>{t(site, 'heldKeep')}</a>
      </p>
    </Notice>
  )
}

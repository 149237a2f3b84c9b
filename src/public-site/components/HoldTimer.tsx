import { MS_PER_MINUTE, tokyoTimeOf } from '@/domain/time/civil'
import type { ReservationRow } from '@/services/booking/types'
import type { ServiceConfig } from '@/services/settings/booking-config'

import type { Site } from '../site'
import { s, t } from '../site'

type HoldProps = { site: Site; service: ServiceConfig; hold: ReservationRow; extendAction: string }

/**
 * How long the time is kept, in words that are true without JavaScript, and one press for more. The
 * button belongs to the page's form, so what was typed goes along and comes back (WCAG 2.2.1, A5).
 */
export function HoldTimer({ site, service, hold, extendAction }: HoldProps) {
  const until = new Date(hold.releaseAt ?? '')
  const left = Math.max(0, Math.ceil((until.getTime() - site.ctx.now().getTime()) / MS_PER_MINUTE))
  const mayExtend = hold.extensions < service.holdExtensions
  return (
    <div
      className="hold"
      data-left={Math.max(0, until.getTime() - site.ctx.now().getTime())}
      data-minutes={s(site, 'holdLeft', { minutes: '%' })}
      data-seconds={s(site, 'holdLeftSeconds', { seconds: '%' })}
      data-warning={s(site, mayExtend ? 'holdWarning' : 'holdWarningLast')}
      data-over={s(site, 'holdOver')}
    >
      <p>
        {t(site, 'holdUntil', { time: tokyoTimeOf(until) })}{' '}
        <span data-clock>{t(site, 'holdLeft', { minutes: left })}</span>
      </p>
      <p className="hold-warning" role="alert" data-warn />
      {mayExtend ? (
        <button className="button button-small" formAction={extendAction} name="extend" value="1">
          {t(site, 'holdExtend', { minutes: service.holdMinutes })}
        </button>
      ) : (
        <p className="small">{t(site, 'holdNoMore')}</p>
      )}
    </div>
  )
}

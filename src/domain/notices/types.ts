import type { CivilDate, CivilTime } from '@/domain/time/civil'

/** The part of a notice that decides when it is shown and when booking stops. Empty text = none. */
export type NoticeTimes = {
  kind: 'incident' | 'maintenance' | 'info'
  showFrom: CivilDate
  showFromTime?: CivilTime | null
  showTo?: CivilDate | null
  showToTime?: CivilTime | null
  stopsBooking?: boolean | null
  stopFrom?: CivilDate | null
  stopFromTime?: CivilTime | null
  stopTo?: CivilDate | null
  stopToTime?: CivilTime | null
  resolved?: boolean | null
  active?: boolean | null
}

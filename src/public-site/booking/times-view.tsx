import type { DayView, SlotView } from '@/services/booking/availability'

import type { MessageKey } from '@/messages'

import { Pause } from '../components/Aloud'
import { Icon } from '../components/Icon'
import type { Site } from '../site'
import { t } from '../site'

import { DAY_WORDS } from './calendar-view'

type TimesProps = {
  site: Site
  day: DayView
  /** Time of the booking that is being changed, on this day and at this office. */
  current?: string
  /** Time that this browser keeps here: it stays a button, which leads on. */
  held?: string
}

/** The times of one day. Free ones are buttons; full ones are text and say so. */
export const TimesView = ({ site, day, current, held }: TimesProps) => (
  <ul className="times" role="list">
    {day.slots.map((slot) => (
      <li key={slot.start}>
        {slot.start !== held &&
        (slot.start === current || slot.state === 'full' || slot.state === 'closed') ? (
          <div className={`time time-${slot.state}`}>
            <TimeContent
              site={site}
              slot={slot}
              word={slot.start === current ? 'dayCurrent' : undefined}
            />
          </div>
        ) : (
          <button className={`time time-${slot.state}`} name="start" value={slot.start}>
            <TimeContent
              site={site}
              slot={slot}
              word={slot.start === held ? 'dayHeld' : undefined}
            />
          </button>
        )}
      </li>
    ))}
  </ul>
)

function TimeContent({ site, slot, word }: { site: Site; slot: SlotView; word?: MessageKey }) {
  const { key, icon } = DAY_WORDS[slot.state]
  return (
    <>
      <span className="time-clock">
        {t(site, 'timeSpan', { from: slot.start, to: slot.end })}
        <Pause site={site} />
      </span>
      <span className="day-state">
        <Icon name={icon} />
        {t(site, word ?? key)}
      </span>
    </>
  )
}

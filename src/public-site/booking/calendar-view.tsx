import type { CivilDate } from '@/domain/time/civil'
import { weekdayOf } from '@/domain/time/civil'
import { dayInWords, weekdayHeadings } from '@/domain/time/words'
import type { MessageKey } from '@/messages'
import { processWide } from '@/lib/process-wide'
import type { DayView } from '@/services/booking/availability'

import { Pause } from '../components/Aloud'
import type { IconName } from '../components/Icon'
import { Icon } from '../components/Icon'
import { HolidayName } from '../components/Text'
import { renderPart } from '../render'
import type { Site } from '../site'
import { t } from '../site'

export const DAY_WORDS: Record<DayView['state'], { key: MessageKey; icon: IconName }> = {
  free: { key: 'dayFree', icon: 'circle' },
  few: { key: 'dayFew', icon: 'triangle' },
  full: { key: 'dayFull', icon: 'cross' },
  closed: { key: 'dayClosed', icon: 'minus' },
  outside: { key: 'dayOutside', icon: 'minus' },
}

type CalendarProps = {
  site: Site
  days: DayView[]
  /** Address of the times of a day. */
  dayHref: (date: CivilDate) => string
  /** The day of the booking that is being changed. */
  current?: CivilDate
  /** What that day is called: a booking, or only a time that is kept. */
  currentIs?: 'dayCurrent' | 'dayHeld'
}

/** Stands for the key of a booking in a part that is kept; no address of ours has it. */
const ANY_KEY = '\u0001'

const kept = () => processWide('calendars', () => new WeakMap<DayView[], Map<string, string>>())

/**
 * The month as it was made for whoever looked at the same days first. It says nothing of a person but
 * the key in the addresses of its days, which is written anew for each.
 */
export function CalendarView(props: CalendarProps) {
  const { site, days, dayHref, current, currentIs } = props
  const hide = (text: string) =>
    site.key ? text.replaceAll(`/${site.key}/`, `/${ANY_KEY}/`) : text
  const known = kept().get(days) ?? new Map<string, string>()
  kept().set(days, known)
  const name = [site.language, current, currentIs, hide(dayHref('DATE'))].join(' ')
  let html = known.get(name)
  if (html === undefined) known.set(name, (html = hide(renderPart(<Month {...props} />))))
  const own = html.replaceAll(ANY_KEY, site.key)
  return <div className="calendar" dangerouslySetInnerHTML={{ __html: own }} />
}

/**
 * One month as a list of days; wide screens show the same list as seven columns. Each day is one
 * link that says its date, weekday and vacancy in words; days without vacancy are text (PB-03, A3).
 * The role says again that it is a list: Safari takes one without bullets for none.
 */
function Month({ site, days, dayHref, current, currentIs = 'dayCurrent' }: CalendarProps) {
  return (
    <>
      <ul className="calendar-head" aria-hidden="true">
        {weekdayHeadings(site.language).map((name, index) => (
          <li key={name} className={index === 0 ? 'sun' : index === 6 ? 'sat' : undefined}>
            {name}
          </li>
        ))}
      </ul>
      <ol className="days" role="list">
        {days.map((day, index) => (
          <Day
            key={day.date}
            site={site}
            day={day}
            first={index === 0}
            href={dayHref(day.date)}
            mark={day.date === current ? currentIs : undefined}
          />
        ))}
      </ol>
    </>
  )
}

type Mark = CalendarProps['currentIs']
type DayProps = { site: Site; day: DayView; first: boolean; href: string; mark: Mark }

function Day({ site, day, first, href, mark }: DayProps) {
  const weekday = weekdayOf(day.date)
  const isOpen = day.state === 'free' || day.state === 'few'
  const names = ['day', `day-${day.state}`]
  // The first day of the list begins in its own column.
  if (first) names.push(`column-${weekday}`)
  if (weekday === 0 || day.holiday) names.push('sun')
  else if (weekday === 6) names.push('sat')
  const content = <DayContent site={site} day={day} mark={mark} />
  return (
    <li className={names.join(' ')}>
      {isOpen ? <a href={href}>{content}</a> : <div>{content}</div>}
    </li>
  )
}

function DayContent({ site, day, mark }: { site: Site; day: DayView; mark: Mark }) {
  const { key, icon } = DAY_WORDS[day.state]
  return (
    <>
      <span className="day-name">
        <span className="day-words">
          {dayInWords(day.date, site.language)}
          <Pause site={site} />
        </span>
        <span className="day-number" aria-hidden="true">
          {Number(day.date.slice(8))}
        </span>
        {day.holiday ? (
          <span className="day-holiday">
            <HolidayName site={site} name={day.holiday} />
            <Pause site={site} />
          </span>
        ) : null}
      </span>
      <span className="day-state">
        <Icon name={icon} />
        {t(site, key)}
        {mark ? (
          <span className="mark">
            <Pause site={site} />
            {t(site, mark)}
          </span>
        ) : null}
      </span>
    </>
  )
}

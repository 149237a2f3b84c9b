import type { ReactNode } from 'react'

import { foldInput } from '@/domain/text/fold-input'
import { datesBetween } from '@/domain/time/civil'
import { dayInWords } from '@/domain/time/words'
import { hoursInWords } from '@/domain/waitlist/words'
import { officeName } from '@/services/booking/view'
import type { OfficeConfig } from '@/services/settings/booking-config'

import { field } from '../booking/text'
import { Field } from '../components/Field'
import { Form } from '../components/Form'
import { PrivacyNote } from '../components/PrivacyNote'
import { CityText } from '../components/Text'
import type { Problem } from '../errors'
import type { Subject } from '../http/subject'
import type { Page, Site } from '../site'
import { s, t } from '../site'

const TIMES: Record<string, { from?: string; to?: string }> = {
  any: {},
  morning: { to: '12:00' },
  afternoon: { from: '12:00' },
}

type FormProps = {
  site: Site
  problem: Problem | null
  action: string
  about: Subject
  offices: OfficeConfig[]
  /** Code of the office that is chosen at first; empty = any. */
  office: string
  /** Days that may be wished for, of which only `open` ones are offered; none known: all. */
  open: Set<string>
  from: string
  to: string
  /** Not where the booking has an address already. */
  asksMail: boolean
  /** The city's words on what the address is used for; empty = ours. */
  privacy: string
}

/** Place, days and time of day of a wish, and where to write. */
export function WishForm({ site, problem, action, about, offices, from, to, ...more }: FormProps) {
  const all = datesBetween(from, to)
  const open = all.filter((date) => more.open.has(date))
  const offered = open.length > 0 ? open : all
  const days = offered.map((date) => ({
    value: date,
    label: dayInWords(date, site.language),
  }))
  const places = offices.map((office) => ({
    value: office.code,
    label: officeName(office, site.language),
  }))
  const common = { site, problem, marked: false }
  const typed = (name: string, otherwise = '') => field(site, name, 260) || otherwise
  return (
    <Form site={site} action={action} about={about}>
      <Field
        {...common}
        name="office"
        label={t(site, 'waitlistOffice')}
        value={site.form ? field(site, 'office', 60) : more.office}
        options={
          places.length === 1
            ? places
            : [{ value: '', label: s(site, 'waitlistAnyOffice') }, ...places]
        }
      />
      <Field
        {...common}
        name="dateFrom"
        label={t(site, 'waitlistFrom')}
        value={typed('dateFrom', offered[0])}
        options={days}
      />
      <Field
        {...common}
        name="dateTo"
        label={t(site, 'waitlistTo')}
        value={typed('dateTo', offered.at(-1))}
        options={days}
      />
      <Field
        {...common}
        name="time"
        label={t(site, 'waitlistTime')}
        value={typed('time', 'any')}
        options={[
          { value: 'any', label: s(site, 'waitlistAnyTime') },
          { value: 'morning', label: s(site, 'waitlistMorning') },
          { value: 'afternoon', label: s(site, 'waitlistAfternoon') },
        ]}
      />
      {more.asksMail ? (
        <Field
          {...common}
          name="mail"
          label={t(site, 'mail')}
          hint={t(site, 'waitlistMailHint')}
          value={typed('mail')}
          required
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={260}
          size="l"
        />
      ) : null}
      <p className="actions">
        <button className="button button-main">{t(site, 'waitlistJoin')}</button>
      </p>
      {more.asksMail ? (
        <PrivacyNote site={site} text={more.privacy} ours="waitlistPrivacy" />
      ) : null}
    </Form>
  )
}

/** The wish as the form says it; days and address are checked by `joinWaitlist`. */
export function readWish(site: Site, offices: OfficeConfig[]) {
  const code = field(site, 'office', 60)
  const named = offices.filter((office) => office.code === code)
  const wish = field(site, 'time', 20)
  const time = (Object.hasOwn(TIMES, wish) ? TIMES[wish] : undefined) ?? {}
  return {
    offices: named.map(({ id }) => id),
    dateFrom: field(site, 'dateFrom', 10),
    dateTo: field(site, 'dateTo', 10),
    timeFrom: time.from,
    timeTo: time.to,
    language: site.language,
    mail: foldInput('mail', field(site, 'mail', 260)),
  }
}

/** `hanako@example.jp` → `h***@example.jp`: an address that was not typed here is not shown here. */
const outline = (mail: string): string => mail.replace(/^(.)[^@]*/, '$1***')

type Noted = {
  /** The name of the service in the reader's language. */
  service: string
  partySize: number
  offices: OfficeConfig[]
  dateFrom: string
  dateTo: string
  timeFrom?: string | null
  timeTo?: string | null
  /** Where the receipt went. */
  mail: string
  /** A new address, which has to be confirmed. */
  isNew: boolean
}

/**
 * Which wish is noted and to what address the mail went; for a new address that it holds only once it
 * is confirmed. A link leads on.
 */
export const wishNoted = (
  site: Site,
  wish: Noted,
  back: { href: string; text: 'toStart' | 'manageTitle' },
): Page => ({
  title: s(site, doneTitle(wish)),
  body: (
    <div className="inner">
      <h1>{t(site, doneTitle(wish))}</h1>
      <p>
        {wish.isNew ? t(site, 'waitlistReceipt', { mail: wish.mail }) : t(site, 'waitlistDoneLead')}
      </p>
      <WishFacts site={site} wish={wish}>
        <Fact title={t(site, 'mail')}>{wish.isNew ? wish.mail : outline(wish.mail)}</Fact>
      </WishFacts>
      <p>
        <a href={back.href}>{t(site, back.text)}</a>
      </p>
    </div>
  ),
})

const doneTitle = ({ isNew }: Noted) => (isNew ? 'waitlistPendingTitle' : 'waitlistDoneTitle')

type WishFactsProps = {
  site: Site
  wish: Omit<Noted, 'mail' | 'isNew'>
  children?: ReactNode
}

/** What is wished for: everything that the form asked, so that its reader can find a slip. */
export const WishFacts = ({ site, wish, children }: WishFactsProps) => (
  <dl className="summary">
    <Fact title={t(site, 'summaryService')}>
      <CityText site={site} text={wish.service} />
    </Fact>
    <Fact title={t(site, 'waitlistOffice')}>
      {wish.offices.map((office) => officeName(office, site.language)).join('、') ||
        t(site, 'waitlistAnyOffice')}
    </Fact>
    <Fact title={t(site, 'waitlistFrom')}>{dayInWords(wish.dateFrom, site.language)}</Fact>
    <Fact title={t(site, 'waitlistTo')}>{dayInWords(wish.dateTo, site.language)}</Fact>
    <Fact title={t(site, 'waitlistTime')}>
      {hoursInWords(site.language, wish.timeFrom, wish.timeTo) || t(site, 'waitlistAnyTime')}
    </Fact>
    {wish.partySize > 1 ? (
      <Fact title={t(site, 'party')}>{t(site, 'people', { n: wish.partySize })}</Fact>
    ) : null}
    {children}
  </dl>
)

const Fact = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <div className="summary-row">
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)

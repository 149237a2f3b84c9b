import type { ReactNode } from 'react'
import { Fragment } from 'react'

import { formatEra } from '@/domain/time/format'
import { momentInWords } from '@/domain/time/words'
import type { BookingView } from '@/services/booking/view'
import type { ServiceConfig } from '@/services/settings/booking-config'
import { readMail } from '@/services/booking/details'

import { NumberEnding, Pause } from '../components/Aloud'
import { CityText, InJapanese } from '../components/Text'
import type { Site } from '../site'
import { isJapanese, s, t } from '../site'

import { itemLabel, itemValue } from './details-fields'
import { bookHref, extraItems, hasNumber, officesFor } from './flow'
import { endOf } from './text'

type RowProps = { site: Site; name: ReactNode; label: string; change?: string; children: ReactNode }

const Row = ({ site, name, label, change, children }: RowProps) => (
  <div className="summary-row">
    <dt>{name}</dt>
    <dd>
      <div>{children}</div>
      {change ? (
        <a href={change}>
          {t(site, 'change')}
          <Pause site={site} />
          <span className="hidden">{label}</span>
        </a>
      ) : null}
    </dd>
  </div>
)

/** `2026年12月7日 月曜日 9:00`, in Japanese also with the era. */
export const When = ({ site, view }: { site: Site; view: BookingView }) => (
  <>
    <strong>{momentInWords(view.date, view.start, site.language)}</strong>
    {isJapanese(site) ? <span className="era">（{formatEra(view.date)}）</span> : null}
  </>
)

/** Everything that was chosen and entered, each with its way back (WCAG 3.3.4). */
export function Summary({
  site,
  service,
  view,
}: {
  site: Site
  service: ServiceConfig
  view: BookingView
}) {
  const session = site.flow
  const first = session?.identities[0]
  const link = (step: string) => bookHref(site, service, step)
  const asked = extraItems(service)
  return (
    <dl className="summary">
      <Row site={site} name={t(site, 'summaryService')} label={s(site, 'summaryService')}>
        <CityText site={site} text={view.service.name} />
      </Row>
      <Row
        site={site}
        name={t(site, 'summaryWhen')}
        label={s(site, 'summaryWhen')}
        change={link('calendar')}
      >
        <When site={site} view={view} />
      </Row>
      <Row
        site={site}
        name={t(site, 'summaryOffice')}
        label={s(site, 'summaryOffice')}
        change={officesFor(site, service).length > 1 ? link('office') : undefined}
      >
        <CityText site={site} text={view.office.name} />
        {view.office.address ? (
          <span className="choice-note">
            <Pause site={site} />
            <InJapanese site={site} text={view.office.address} />
          </span>
        ) : null}
      </Row>
      <Row
        site={site}
        name={t(site, 'party')}
        label={s(site, 'party')}
        change={service.maxParty > 1 ? link(hasNumber(service) ? 'people' : '') : undefined}
      >
        {t(site, 'people', { n: view.partySize })}
      </Row>
      {first?.identifier ? (
        <Row site={site} name={t(site, 'summaryNumber')} label={s(site, 'summaryNumber')}>
          {session?.identities.map((one, index) => (
            <Fragment key={one.key}>
              {index > 0 ? ' / ' : null}
              <NumberEnding site={site} end={endOf(one.identifier)} />
            </Fragment>
          ))}
        </Row>
      ) : null}
      {first?.details ? (
        <Entered
          site={site}
          service={service}
          details={JSON.parse(first.details)}
          change={link('')}
        />
      ) : null}
      {service.mailPolicy === 'hidden' ? null : (
        <Row site={site} name={t(site, 'mail')} label={s(site, 'mail')} change={link('mail')}>
          {readMail(service, session?.mail).mail || t(site, 'mailNone')}
        </Row>
      )}
      {asked.length > 0 ? (
        <Entered
          site={site}
          service={{ ...service, inputItems: asked }}
          details={session?.details ?? {}}
          change={link('mail')}
        />
      ) : null}
    </dl>
  )
}

type EnteredProps = {
  site: Site
  service: ServiceConfig
  details: Record<string, string>
  change: string
}

const Entered = ({ site, service, details, change }: EnteredProps) => (
  <>
    {service.inputItems.map(({ item }) => (
      <Row
        key={item}
        site={site}
        name={t(site, itemLabel(item))}
        label={s(site, itemLabel(item))}
        change={change}
      >
        {details[item] ? itemValue(site, item, details[item]) : t(site, 'notEntered')}
      </Row>
    ))}
  </>
)

import { findRow } from '@/db/atomic'
import { momentInWords } from '@/domain/time/words'
import { changeBooking } from '@/services/booking/change'
import { bookingView, officeName } from '@/services/booking/view'
import type { OfficeConfig, ServiceConfig } from '@/services/settings/booking-config'
import { findOffice } from '@/services/settings/booking-config'

import { calendarSection } from '../booking/calendar-section'
import { OfficeLine } from '../booking/OfficeLine'
import { Overline } from '../components/Aloud'
import { ErrorSummary } from '../components/ErrorSummary'
import { CityText } from '../components/Text'
import type { Problem } from '../errors'
import { problemOf } from '../errors'
import type { Reply, Site } from '../site'
import { href, s, t } from '../site'

import type { Own } from './own'
import { manageHref, ownBooking } from './own'

export const changeHref = (site: Site, ...rest: string[]): string =>
  manageHref(site, 'change', ...rest)

export type ChangeTarget = { office: OfficeConfig; date: string; start: string }

/** Old and new side by side; the address names the new time, so that every tab keeps its own. */
export function confirmHref(site: Site, { office, date, start }: ChangeTarget): string {
  const query = new URLSearchParams({ office: office.code, date, start })
  return `${changeHref(site, 'confirm')}?${query.toString()}`
}

/** Offices to which a booking may move: all of the service, or its own where place is fixed (BK-16). */
export async function officesForChange(site: Site, own: Own): Promise<OfficeConfig[]> {
  const { service, row } = own
  const offered = service.officeIds
    .map((id) => findOffice(site.config, id))
    .filter((office): office is OfficeConfig => !!office?.active)
  if (service.officeChoice !== 'own' || !row.eligibility) return offered
  const holder = await findRow<{ office: string }>(site.ctx.payload, 'eligibilities', {
    id: { equals: row.eligibility },
  })
  return offered.filter((office) => office.id === (holder?.office ?? row.office))
}

/** The office of the calendar that is shown: asked for, chosen before, or the booking's. */
export function officeOfChange(
  site: Site,
  own: Own,
  offices: OfficeConfig[],
): OfficeConfig | undefined {
  const wish = site.url.searchParams.get('office')
  return (
    offices.find((office) => office.code === wish) ??
    offices.find((office) => office.id === own.row.office) ??
    offices[0]
  )
}

/** The booking, if it may be changed now; else where to go instead. */
export async function changeable(site: Site): Promise<{ own: Own } | { reply: Reply }> {
  const own = await ownBooking(site)
  if (!own) return { reply: { redirect: href(site, 'manage') } }
  const view = await bookingView(site.ctx, site.config, own.row, site.language)
  // The booking's own page says until when it was possible, and who to call.
  if (!view.mayChange) return { reply: { redirect: manageHref(site, 'booking') } }
  return { own }
}

export async function getChange(site: Site): Promise<Reply> {
  const found = await changeable(site)
  return 'reply' in found ? found.reply : showChange(site, found.own, null)
}

export async function showChange(site: Site, own: Own, problem: Problem | null): Promise<Reply> {
  const { row, service } = own
  const view = await bookingView(site.ctx, site.config, row, site.language)
  const offices = await officesForChange(site, own)
  const office = officeOfChange(site, own, offices)
  if (!office) return { redirect: manageHref(site, 'booking') }
  const query = `?office=${encodeURIComponent(office.code)}`
  return {
    status: problem?.status,
    isError: !!problem,
    title: s(site, 'changeTitle'),
    body: (
      <div className="inner">
        <ErrorSummary site={site} problem={problem} />
        <h1>
          <Overline site={site}>
            <CityText site={site} text={view.service.name} />
          </Overline>
          {t(site, 'changeTitle')}
        </h1>
        <p>
          {t(site, 'changeNow', {
            time: momentInWords(view.date, view.start, site.language),
          })}
        </p>
        <OfficeLine site={site} office={office} party={view.partySize} />
        <OtherOffices site={site} offices={offices} shown={office} />
        {await calendarSection({
          site,
          service,
          office,
          others: offices.filter((one) => one.id !== office.id),
          party: view.partySize,
          base: `${changeHref(site)}${query}`,
          dayHref: (date) => `${changeHref(site, 'day', date)}${query}`,
          officeHref: (other) => `${changeHref(site)}?office=${encodeURIComponent(other.code)}`,
          current: office.id === row.office ? row.date : undefined,
          except: { office: row.office, date: row.date, start: row.start },
        })}
        <p>
          <a href={manageHref(site, 'booking')}>{t(site, 'keepUnchanged')}</a>
        </p>
      </div>
    ),
  }
}

type OtherProps = { site: Site; offices: OfficeConfig[]; shown: OfficeConfig }

function OtherOffices({ site, offices, shown }: OtherProps) {
  if (offices.length < 2) return null
  return (
    <details className="more">
      <summary>{t(site, 'officeChange')}</summary>
      <ul className="links">
        {offices
          .filter((office) => office.id !== shown.id)
          .map((office) => (
            <li key={office.id}>
              <a href={`${changeHref(site)}?office=${encodeURIComponent(office.code)}`}>
                <CityText site={site} text={officeName(office, site.language)} />
              </a>
            </li>
          ))}
      </ul>
    </details>
  )
}

type Wish = { service: ServiceConfig; office: string; date: string; start: string }

/**
 * Moves the booking: the new seats first, then the old ones go. Sent again it changes nothing.
 * @returns null when it was done, else the refusal
 */
export async function move(site: Site, own: Own, wish: Wish): Promise<Problem | null> {
  try {
    await changeBooking(site.ctx, { config: site.config, row: own.row, ...wish, seen: own.row })
    return null
  } catch (error) {
    return problemOf(site, error)
  }
}

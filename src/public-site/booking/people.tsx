import type { ServiceConfig } from '@/services/settings/booking-config'

import { NumberEnding, Pause } from '../components/Aloud'
import { Form } from '../components/Form'
import { StepPage } from '../components/StepPage'
import { CityText } from '../components/Text'
import type { FormPage } from '../http/form-page'
import type { Reply, Site } from '../site'
import { s, t } from '../site'

import { dropHold } from './begin'
import { aboutPeople, bookHref, bookingSession, hasNumber, keepFlow, restart } from './flow'
import { endOf, field, textsOf } from './text'

/** Who of the household comes along: each with the number of the own letter. */
async function getPeople(site: Site, service: ServiceConfig): Promise<Reply> {
  const session = bookingSession(site, service)
  if (!session || !hasNumber(service)) return restart(site, service)
  const texts = await textsOf(site, service)
  const mayAdd = session.identities.length < service.maxParty
  return {
    title: `${s(site, 'peopleTitle')}｜${texts.name}`,
    body: (
      <StepPage
        site={site}
        service={service}
        at="identify"
        serviceName={<CityText site={site} text={texts.name} />}
        heading={t(site, 'peopleTitle')}
      >
        <p>{t(site, 'peopleLead', { max: service.maxParty })}</p>
        <Form
          site={site}
          action={bookHref(site, service, 'people')}
          about={aboutPeople(site, service)}
          enterIsMain
        >
          <ul className="people" role="list">
            {session.identities.map((identity, index) => (
              <li key={identity.key}>
                {t(site, 'personNumber', { n: index + 1 })}{' '}
                <NumberEnding site={site} end={endOf(identity.identifier)} />{' '}
                {session.identities.length > 1 ? (
                  <button className="button button-small" name="remove" value={String(index + 1)}>
                    {t(site, 'peopleRemove')}
                    <Pause site={site} />
                    <span className="hidden">{s(site, 'personNumber', { n: index + 1 })}</span>
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
          <p className="actions">
            <button className="button button-main">
              {t(site, 'peopleDone', { n: session.identities.length })}
            </button>
            {mayAdd ? (
              <a className="button" href={`${bookHref(site, service)}?add=1`}>
                {t(site, 'peopleAdd')}
              </a>
            ) : null}
          </p>
        </Form>
      </StepPage>
    ),
  }
}

export const peopleForm: FormPage<[ServiceConfig, string]> = {
  get: getPeople,
  about: aboutPeople,
  post: postPeople,
}

/** Takes somebody off the list, or goes on with those who are on it. */
async function postPeople(site: Site, service: ServiceConfig): Promise<Reply> {
  const flow = bookingSession(site, service)
  if (!flow) return restart(site, service)
  const person = flow.identities[Number(field(site, 'remove', 3)) - 1]
  if (!person) return { redirect: bookHref(site, service, 'office') }
  const identities = flow.identities.filter((one) => one !== person)
  // The last one stays: without anybody there is no booking to go on with.
  if (identities.length === 0) return { redirect: bookHref(site, service, 'people') }
  // The seats are kept for the people as they were: given back, so that nobody's number stays taken.
  await dropHold(site)
  // What was typed belongs to the one who books.
  const typed =
    person === flow.identities[0] ? { mail: undefined, details: undefined, asked: undefined } : {}
  keepFlow(site, { identities, party: identities.length, ...typed })
  return { redirect: bookHref(site, service, 'people') }
}

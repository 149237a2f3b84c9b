import { membersOf, reduceBooking } from '@/services/booking/change'
import type { ReservationRow } from '@/services/booking/types'
import { bookingView } from '@/services/booking/view'

import { endOf, field } from '../booking/text'
import { ErrorSummary } from '../components/ErrorSummary'
import { Field } from '../components/Field'
import { Form } from '../components/Form'
import { Visit } from '../components/Visit'
import type { Problem } from '../errors'
import { fieldProblem, problemOf } from '../errors'
import type { FormPage } from '../http/form-page'
import type { Reply, Site } from '../site'
import { s, t } from '../site'

import { changeable } from './change'
import type { Own } from './own'
import { aboutBooking, manageHref, ownBooking } from './own'

const toBooking = (site: Site, why = ''): Reply => ({
  redirect: `${manageHref(site, 'booking')}${why}`,
})

/** The booking, if fewer people may come to it now; else where to go instead. */
async function reducible(site: Site): Promise<{ own: Own } | { reply: Reply }> {
  const found = await changeable(site)
  if ('reply' in found || found.own.row.partySize > 1) return found
  return { reply: toBooking(site) }
}

/** Each further person as a choice; for a party without numbers, how many come. */
function choices(site: Site, own: Own, members: ReservationRow[]) {
  if (members.length === 0) {
    return Array.from({ length: own.row.partySize - 1 }, (_, index) => ({
      value: String(index + 1),
      label: s(site, 'people', { n: index + 1 }),
    }))
  }
  const people = members.map((member, index) => ({
    value: String(index + 1),
    label: `${s(site, 'personNumber', { n: index + 2 })} ••••${endOf(member.identifier ?? '')}`,
  }))
  // With only one to choose there is nothing to slip on.
  return people.length === 1 ? people : [{ value: '', label: s(site, 'choosePlease') }, ...people]
}

/** Fewer people come: who, or how many, before anything is changed. The time is kept (BK-09). */
async function show(site: Site, own: Own, problem: Problem | null): Promise<Reply> {
  const view = await bookingView(site.ctx, site.config, own.row, site.language)
  const members = await membersOf(site.ctx, own.row.id)
  const options = choices(site, own, members)
  return {
    status: problem?.status,
    isError: !!problem,
    title: s(site, 'partyReduce'),
    body: (
      <div className="inner">
        <ErrorSummary site={site} problem={problem} />
        <h1>{t(site, 'partyReduce')}</h1>
        <p>{t(site, 'partyReduceLead')}</p>
        {members.length > 0 ? <p>{t(site, 'partyReduceFirst')}</p> : null}
        <Visit site={site} view={view} />
        <Form site={site} action={manageHref(site, 'people')} about={aboutBooking(site, own)}>
          <Field
            site={site}
            name="party"
            label={t(site, members.length > 0 ? 'partyReduceWho' : 'partyReduceTo')}
            problem={problem}
            value={options[0]?.value}
            marked={false}
            required
            options={options}
          />
          <p className="actions">
            <button className="button button-main">{t(site, 'partyReduce')}</button>
            <a className="button" href={manageHref(site, 'booking')}>
              {t(site, 'keepUnchanged')}
            </a>
          </p>
        </Form>
      </div>
    ),
  }
}

export const reduceForm: FormPage<[]> = {
  get: async (site) => {
    const found = await reducible(site)
    return 'reply' in found ? found.reply : show(site, found.own, null)
  },
  about: async (site) => aboutBooking(site, await ownBooking(site)),
  post: postReduce,
}

async function postReduce(site: Site): Promise<Reply> {
  const found = await reducible(site)
  if ('reply' in found) return found.reply
  const { own } = found
  const members = await membersOf(site.ctx, own.row.id)
  const chosen = Number(field(site, 'party', 3))
  const isKnown = choices(site, own, members).some(
    ({ value }) => value !== '' && Number(value) === chosen,
  )
  if (!isKnown) return show(site, own, fieldProblem(site, { party: 'CHOICE' }))
  const leaving = members[chosen - 1]
  try {
    await reduceBooking(site.ctx, {
      ...own,
      partySize: leaving ? own.row.partySize - 1 : chosen,
      leaves: leaving ? [leaving.id] : [],
      seen: own.row,
    })
    return toBooking(site, '?why=changed')
  } catch (error) {
    return show(site, (await ownBooking(site)) ?? own, problemOf(site, error))
  }
}

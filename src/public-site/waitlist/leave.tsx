import { leaveWaitlist } from '@/services/waitlist/leave'

import { field } from '../booking/text'
import { Form } from '../components/Form'
import { problemOf } from '../errors'
import type { FormPage } from '../http/form-page'
import { newThing } from '../http/subject'
import { problemPage } from '../pages/problem'
import type { Reply, Site } from '../site'
import { href, s, t } from '../site'

/**
 * The link of every offer mail leads here. Only the button ends the wish: mail scanners open links
 * by themselves.
 */
export const leaveForm: FormPage<[]> = {
  get: getLeave,
  // The wish that the form names is the one that its page showed.
  about: (site) => newThing('wish', field(site, 't', 300)),
  post: postLeave,
}

async function getLeave(site: Site): Promise<Reply> {
  const token = site.url.searchParams.get('t') ?? ''
  if (!token) return { redirect: href(site) }
  return {
    title: s(site, 'waitlistStopTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'waitlistStopTitle')}</h1>
        <p>{t(site, 'waitlistStopLead')}</p>
        <Form
          site={site}
          action={href(site, 'waitlist')}
          about={newThing('wish', token.slice(0, 300))}
        >
          <input type="hidden" name="t" value={token.slice(0, 300)} />
          <p className="actions">
            <button className="button button-danger-main">{t(site, 'waitlistStopButton')}</button>
          </p>
        </Form>
      </div>
    ),
  }
}

async function postLeave(site: Site): Promise<Reply> {
  try {
    await leaveWaitlist(site.ctx, field(site, 't', 300))
  } catch (error) {
    const { code, status } = problemOf(site, error)
    return problemPage(site, code, status)
  }
  return {
    title: s(site, 'waitlistStoppedTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'waitlistStoppedTitle')}</h1>
        <p>{t(site, 'waitlistStoppedLead')}</p>
        <p>
          <a href={href(site)}>{t(site, 'toStart')}</a>
        </p>
      </div>
    ),
  }
}

import type { ReactNode } from 'react'

import { confirmWishes } from '@/services/waitlist/confirm'
import { leaveWaitlist } from '@/services/waitlist/leave'
import { isSubject, wishesOfLink } from '@/services/waitlist/subject'
import type { WaitlistRow } from '@/services/waitlist/types'

import { field, textsOf } from '../booking/text'
import { Form } from '../components/Form'
import { problemOf } from '../errors'
import type { FormPage } from '../http/form-page'
import { newThing } from '../http/subject'
import { problemPage } from '../pages/problem'
import type { Page, Reply, Site } from '../site'
import { href, s, t } from '../site'

import { WishFacts } from './wish-form'

/**
 * The link of every receipt and every offer leads here. Only the buttons confirm the address or end
 * the wish: mail scanners open links by themselves.
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
  const wishes = await wishesOfLink(site.ctx, token)
  if (!wishes) return problemPage(site, 'NOT_FOUND', 404)
  // Only the link of a receipt was read by the address's owner; another one only ends.
  const unconfirmed = isSubject(token) ? wishes.filter(isUnconfirmed) : []
  if (unconfirmed.length > 0) return confirmPage(site, token, unconfirmed)
  return wishes.length > 0 ? stopPage(site, token, wishes) : overPage(site, 'waitlistNone')
}

const isUnconfirmed = ({ status }: WaitlistRow): boolean => status === 'unconfirmed'

/** Says of every wish what it is before its end is offered, also to who comes back from confirming it. */
const stopPage = async (site: Site, token: string, wishes: WaitlistRow[]): Promise<Page> => ({
  title: s(site, 'waitlistStopTitle'),
  body: (
    <div className="inner">
      <h1>{t(site, 'waitlistStopTitle')}</h1>
      {wishes.some(isUnconfirmed) ? null : <p>{t(site, 'waitlistOn')}</p>}
      {await Promise.all(wishes.map((wish) => factsOf(site, wish)))}
      <p>{t(site, 'waitlistStopLead')}</p>
      <WishesForm site={site} token={token} wishes={wishes}>
        <button className="button button-danger-main">{t(site, 'waitlistStopButton')}</button>
      </WishesForm>
    </div>
  ),
})

/** Nothing (more) is sent. */
const overPage = (site: Site, title: 'waitlistNone' | 'waitlistStoppedTitle'): Page => ({
  title: s(site, title),
  body: (
    <div className="inner">
      <h1>{t(site, title)}</h1>
      <p>{t(site, 'waitlistStoppedLead')}</p>
      <p>
        <a href={href(site)}>{t(site, 'toStart')}</a>
      </p>
    </div>
  ),
})

async function postLeave(site: Site): Promise<Reply> {
  if (field(site, 'act', 20) === 'confirm') return postConfirm(site)
  try {
    await leaveWaitlist(site.ctx, field(site, 't', 300), shownIn(site))
  } catch (error) {
    const { code, status } = problemOf(site, error)
    return problemPage(site, code, status)
  }
  return overPage(site, 'waitlistStoppedTitle')
}

/** More than an address can have; a list cut short would leave some of them alive. */
const MOST_WISHES = 500

/** The wishes that the page of this form showed. */
const shownIn = (site: Site): string[] =>
  field(site, 'wishes', MOST_WISHES * 40)
    .split(' ')
    .filter(Boolean)

/** Names what it confirms: somebody else may have written the wish. */
const confirmPage = async (site: Site, token: string, wishes: WaitlistRow[]): Promise<Page> => ({
  title: s(site, 'waitlistConfirmTitle'),
  body: (
    <div className="inner">
      <h1>{t(site, 'waitlistConfirmTitle')}</h1>
      <p>{t(site, 'waitlistConfirmLead')}</p>
      {await Promise.all(wishes.map((wish) => factsOf(site, wish)))}
      <WishesForm site={site} token={token} wishes={wishes}>
        <button className="button button-main" name="act" value="confirm">
          {t(site, 'waitlistConfirmButton')}
        </button>
        <button className="button button-danger" name="act" value="stop">
          {t(site, 'waitlistStopButton')}
        </button>
      </WishesForm>
    </div>
  ),
})

type WishesFormProps = { site: Site; token: string; wishes: WaitlistRow[]; children: ReactNode }

/** Its buttons act on the wishes that its page shows and on no other. */
const WishesForm = ({ site, token, wishes, children }: WishesFormProps) => (
  <Form site={site} action={href(site, 'waitlist')} about={newThing('wish', token.slice(0, 300))}>
    <input type="hidden" name="t" value={token.slice(0, 300)} />
    <input type="hidden" name="wishes" value={wishes.map(({ id }) => id).join(' ')} />
    <p className="actions">{children}</p>
  </Form>
)

async function factsOf(site: Site, wish: WaitlistRow) {
  const service = site.config.services.find(({ id }) => id === wish.service)
  const offices = site.config.offices.filter(({ id }) => wish.offices?.includes(id))
  const name = service ? (await textsOf(site, service)).name : ''
  return <WishFacts key={wish.id} site={site} wish={{ ...wish, service: name, offices }} />
}

async function postConfirm(site: Site): Promise<Reply> {
  const token = field(site, 't', 300)
  try {
    // Replaced meanwhile: the page shows the one that is there now.
    if (!(await confirmWishes(site.ctx, token, shownIn(site))))
      return { redirect: `${href(site, 'waitlist')}?t=${encodeURIComponent(token)}` }
  } catch (error) {
    const { code, status } = problemOf(site, error)
    return problemPage(site, code, status)
  }
  return {
    title: s(site, 'waitlistDoneTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'waitlistDoneTitle')}</h1>
        <p>{t(site, 'waitlistDoneLead')}</p>
        <p>
          <a href={href(site)}>{t(site, 'toStart')}</a>
        </p>
      </div>
    ),
  }
}

import { isCivilDate } from '@/domain/time/civil'
import { bookingView } from '@/services/booking/view'

import { When } from '../booking/Summary'
import { Form } from '../components/Form'
import { LaterActs } from '../components/LaterActs'
import { CityText } from '../components/Text'
import type { FormPage } from '../http/form-page'
import type { Reply, Site } from '../site'
import { s, t } from '../site'

import { changeable, changeHref, type ChangeTarget, confirmHref, move } from './change'
import { showChangeDay } from './change-day'
import type { Own } from './own'
import { aboutBooking, manageHref, ownBooking } from './own'

function targetIn(site: Site): ChangeTarget | null {
  const asked = (name: string) => site.url.searchParams.get(name) ?? ''
  const office = site.config.offices.find((one) => one.code === asked('office'))
  const [date, start] = [asked('date'), asked('start')]
  return office && isCivilDate(date) && /^\d\d:\d\d$/.test(start) ? { office, date, start } : null
}

const isThere = ({ row }: Own, { office, date, start }: ChangeTarget): boolean =>
  row.office === office.id && row.date === date && row.start === start

const done = (site: Site): Reply => ({ redirect: `${manageHref(site, 'booking')}?why=changed` })

/** Old and new side by side, before anything is changed. */
async function getChangeConfirm(site: Site): Promise<Reply> {
  const found = await changeable(site)
  if ('reply' in found) return found.reply
  const target = targetIn(site)
  if (!target) return { redirect: changeHref(site) }
  // Sent again after it was done.
  if (isThere(found.own, target)) return done(site)
  const { date, start } = target
  const before = await bookingView(site.ctx, site.config, found.own.row, site.language)
  const moved = { ...found.own.row, date, start, office: target.office.id }
  const after = await bookingView(site.ctx, site.config, moved, site.language)
  return {
    title: s(site, 'changeConfirmTitle'),
    body: (
      <div className="inner">
        <h1>{t(site, 'changeConfirmTitle')}</h1>
        <dl className="summary">
          {[
            { key: 'changeBefore' as const, view: before },
            { key: 'changeAfter' as const, view: after },
          ].map(({ key, view }) => (
            <div className="summary-row" key={key}>
              <dt>{t(site, key)}</dt>
              <dd>
                <div>
                  <When site={site} view={view} />
                  <span className="choice-note">
                    <CityText site={site} text={view.office.name} />
                  </span>
                </div>
              </dd>
            </div>
          ))}
        </dl>
        <LaterActs site={site} row={moved} />
        <p>{t(site, 'changeNotYet')}</p>
        <Form
          site={site}
          action={confirmHref(site, target)}
          about={aboutBooking(site, found.own, date, start, target.office.id)}
        >
          <p className="actions">
            <button className="button button-main">{t(site, 'changeButton')}</button>
            <a className="button" href={changeHref(site)}>
              {t(site, 'backToCalendar')}
            </a>
          </p>
        </Form>
      </div>
    ),
  }
}

async function aboutChange(site: Site) {
  const target = targetIn(site)
  const shown = target ? [target.date, target.start, target.office.id] : []
  return aboutBooking(site, await ownBooking(site), ...shown)
}

export const changeConfirmForm: FormPage<[]> = {
  get: getChangeConfirm,
  about: aboutChange,
  post: postChangeConfirm,
}

async function postChangeConfirm(site: Site): Promise<Reply> {
  const target = targetIn(site)
  const sent = await ownBooking(site)
  // Sent again after it was done, though it may not be changed any further.
  if (sent?.row.status === 'confirmed' && target && isThere(sent, target)) return done(site)
  const found = await changeable(site)
  if ('reply' in found) return sent ? closed(site) : found.reply
  const { own } = found
  if (!target) return { redirect: changeHref(site) }
  const { office, date, start } = target
  const problem = await move(site, own, { service: own.service, office: office.id, date, start })
  if (!problem) return done(site)
  // What has ended meanwhile has no other times to offer: its own page says what it is now.
  const now = await changeable(site)
  return 'reply' in now ? closed(site) : showChangeDay(site, now.own, office, date, problem)
}

/** Its own page, and first that nothing was changed any more. */
const closed = (site: Site): Reply => ({ redirect: `${manageHref(site, 'booking')}?why=closed` })

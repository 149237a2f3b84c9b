import { giveUpHold } from '@/services/booking/change'

import { aboutEnd, EndButton } from '../components/EndButton'
import type { FormPage } from '../http/form-page'
import { readFormToken } from '../http/form-token'
import { flowsOf, forgetItem } from '../http/session'
import { sameSubject } from '../http/subject'
import type { Page, Reply, Site } from '../site'
import { href, s, t } from '../site'

/**
 * The end of all that this browser has under way (PB-18). An address alone ends nothing, as browsers
 * and messengers open addresses ahead: it shows the question.
 */
export const endForm: FormPage<[]> = { get: getEnd, about: aboutEnd, post: postEnd }

async function getEnd(site: Site): Promise<Reply> {
  if (isIdleEnd(site)) return postEnd(site)
  if (site.session.items.size === 0) return ended(site)
  return {
    title: s(site, 'endQuestion'),
    body: (
      <div className="inner">
        <h1>{t(site, 'endQuestion')}</h1>
        <p>{t(site, 'endQuestionLead')}</p>
        <EndButton site={site} className="button button-main" />
        <p>
          <a href={href(site)}>{t(site, 'toStart')}</a>
        </p>
      </div>
    ),
  }
}

/** A shared device left alone, without a script: its page carried this browser's own token along. */
function isIdleEnd(site: Site): boolean {
  if (!site.kiosk) return false
  const { sid, items } = site.session
  const text = site.url.searchParams.get('_f') ?? ''
  const token = readFormToken(text, { sid, has: (key) => items.has(key) }, site.ctx.now())
  return !!token && sameSubject(token.about, aboutEnd())
}

/**
 * Gives everything back and forgets it; on a shared device the browser forgets too. That empties the
 * whole address, staff's log-in and waiting scans included: only a press of our own page does it,
 * never an address that another site may have opened.
 */
async function postEnd(site: Site): Promise<Reply> {
  for (const { hold, done } of flowsOf(site.session))
    if (hold && !done) await giveUpHold(site.ctx, hold)
  for (const key of [...site.session.items.keys()]) forgetItem(site.session, key)
  site.session.sid = ''
  return ended(site, {
    'clear-site-data': site.kiosk ? '"cache", "cookies", "storage"' : '"cache"',
  })
}

function ended(site: Site, headers: Record<string, string> = {}): Page {
  const again = `${href(site)}${site.kiosk ? '?kiosk=1' : ''}`
  return {
    title: s(site, 'endTitle'),
    bare: true,
    headers: { ...headers, ...(site.kiosk ? { refresh: `8; url=${again}` } : {}) },
    body: (
      <div className="inner">
        <h1>{t(site, 'endTitle')}</h1>
        <p>{t(site, 'endLead')}</p>
        <p className="actions">
          <a className="button button-main" href={again}>
            {t(site, 'toStart')}
          </a>
        </p>
      </div>
    ),
  }
}

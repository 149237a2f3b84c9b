import type { ReactNode } from 'react'

import { CSS_PATH, JS_PATH } from '../assets'
import { plainProblem } from '../errors'
import type { Page, Site } from '../site'
import { newFormToken } from '../http/form-token'
import { href, s, sidOf, siteName, t, tagOf } from '../site'

import { Banners } from './Banners'
import { aboutEnd } from './EndButton'
import { ErrorSummary } from './ErrorSummary'
import { Footer } from './Footer'
import { Form } from './Form'
import { Header } from './Header'

/** After this long on one page without JavaScript, which cannot see that somebody is still typing. */
const IDLE_FACTOR = 3

/** The whole document around a page's own content. */
export function Layout({ site, page }: { site: Site; page: Page }) {
  const name = siteName(site)
  const title = page.title === name ? name : `${page.title}｜${name}`
  return (
    <html lang={tagOf(site)} className={site.language === 'ja-easy' ? 'easy' : undefined}>
      {/* eslint-disable-next-line @next/next/no-head-element -- a whole document, made outside Next */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{page.isError ? `${s(site, 'errorPrefix')}${title}` : title}</title>
        <meta name="format-detection" content="telephone=no" />
        {site.path[0] ? <meta name="robots" content="noindex" /> : null}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={CSS_PATH} />
        <script src={JS_PATH} defer />
        <KioskRefresh site={site} page={page} />
      </head>
      <body data-kiosk={site.kiosk ? site.settings.sharedDeviceIdleSeconds : undefined}>
        <a className="skip" href="#main">
          {t(site, 'skip')}
        </a>
        <Header site={site} bare={page.bare} />
        <Banners site={site} />
        <main id="main" tabIndex={-1}>
          {page.isStale ? (
            <div className="inner">
              <ErrorSummary site={site} problem={plainProblem(site, 'CHANGED_MEANWHILE', 409)} />
            </div>
          ) : null}
          {page.body}
        </main>
        <Footer site={site} />
        {site.kiosk ? <IdleWarning site={site} /> : null}
      </body>
    </html>
  )
}

/** Resets a shared device also without JavaScript (PB-18). */
function KioskRefresh({ site, page }: { site: Site; page: Page }): ReactNode {
  if (!site.kiosk || page.bare || site.path.length === 0) return null
  const seconds = site.settings.sharedDeviceIdleSeconds * IDLE_FACTOR
  const token = newFormToken(sidOf(site), aboutEnd(), site.ctx.now())
  const address = `${href(site, 'end')}?kiosk=1&_f=${encodeURIComponent(token)}`
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${seconds};url=${address}`} />
    </noscript>
  )
}

function IdleWarning({ site }: { site: Site }) {
  return (
    <div className="idle" data-idle role="alert" hidden>
      <p>{t(site, 'idleWarning')}</p>
      <button type="button" className="button">
        {t(site, 'idleContinue')}
      </button>
      <Form site={site} action={`${href(site, 'end')}?kiosk=1`} about={aboutEnd()}>
        {null}
      </Form>
    </div>
  )
}

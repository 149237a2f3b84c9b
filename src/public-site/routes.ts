import { bookRoute } from './booking'
import { takeForm } from './http/form-page'
import { manageRoute } from './manage'
import { accessibilityPage } from './pages/accessibility'
import { contactPage } from './pages/contact'
import { endForm } from './pages/end'
import { faqForm } from './pages/faq'
import { notFoundPage } from './pages/not-found'
import { privacyPage } from './pages/privacy'
import { startPage } from './pages/start'
import { statusPage } from './pages/status'
import type { Reply, Routed, Site } from './site'
import { waitlistRoute } from './waitlist'

const PAGES: Record<string, (site: Site) => Promise<Reply>> = {
  '': startPage,
  status: statusPage,
  contact: contactPage,
  accessibility: accessibilityPage,
  privacy: privacyPage,
}

async function find(site: Site): Promise<Routed> {
  const [area = '', ...rest] = site.path
  if (area === 'book') return bookRoute(site)
  if (area === 'manage') return manageRoute(site)
  if (area === 'waitlist') return waitlistRoute(site)
  if (area === 'end' && rest.length === 0 && site.hasLanguage)
    return site.form ? takeForm(site, endForm) : endForm.get(site)
  if (area === 'faq' && rest.length === 0 && site.hasLanguage)
    return site.form ? takeForm(site, faqForm) : faqForm.get(site)
  const page = rest.length === 0 && Object.hasOwn(PAGES, area) ? PAGES[area] : undefined
  if (!page || (!site.hasLanguage && area !== '')) return null
  return site.form ? 'method' : page(site)
}

/** Every address of the citizen site. */
export async function route(site: Site): Promise<Reply | 'method'> {
  return (await find(site)) ?? notFoundPage(site)
}

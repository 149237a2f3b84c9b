import type { Page, Reply, Site } from '../site'

import type { Subject } from './subject'
import { sameSubject } from './subject'

/**
 * A page with a form. It cannot take a form without saying what a form of it is about: `about` makes
 * the subject both when the form is shown and, from what is true then, when the form arrives.
 */
export type FormPage<Arguments extends unknown[]> = {
  get: (site: Site, ...rest: Arguments) => Promise<Reply>
  about: (site: Site, ...rest: Arguments) => Subject | Promise<Subject>
  post: (site: Site, ...rest: Arguments) => Promise<Reply>
}

const isPage = (reply: Reply): reply is Page =>
  !(reply instanceof Response) && !('redirect' in reply)

/**
 * The one door of every form: what it is about must be what is true now. Else nothing is done, and
 * the page shows how things stand, with a fresh form to confirm.
 */
export async function takeForm<Arguments extends unknown[]>(
  site: Site,
  page: FormPage<Arguments>,
  ...rest: Arguments
): Promise<Reply> {
  const about = await page.about(site, ...rest)
  // Without a token only forms that begin something come as far as here (see `openForm`).
  const isTrue = site.token ? sameSubject(site.token.about, about) : about.key === ''
  if (isTrue) return page.post(site, ...rest)
  site.form = null
  const reply = await page.get(site, ...rest)
  if (!isPage(reply) || reply.isError) return reply
  return { ...reply, status: 409, isError: true, isStale: true }
}

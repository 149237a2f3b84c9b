import type { Site } from '../site'
import { href, t } from '../site'
import { newThing } from '../http/subject'

import { Form } from './Form'

/** What a form that ends the session is about: all that this browser has, whatever it is by then. */
export const aboutEnd = () => newThing('end')

/** Ends the session of all tabs (PB-18). A press, never a mere address: links are opened ahead. */
export const EndButton = ({ site, className }: { site: Site; className?: string }) => (
  <Form site={site} action={href(site, 'end')} about={aboutEnd()}>
    <button className={className ?? 'button'}>{t(site, 'endSession')}</button>
  </Form>
)

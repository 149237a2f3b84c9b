import type { ReactNode } from 'react'

import { newFormToken } from '../http/form-token'
import type { Subject } from '../http/subject'
import type { Site } from '../site'
import { sidOf } from '../site'

type FormProps = {
  site: Site
  action: string
  /** What it acts on and in which state the reader sees it; the server refuses anything else. */
  about: Subject
  children: ReactNode
  id?: string
  /** Another button stands before the main one: Enter in a field still means the main one. */
  enterIsMain?: boolean
  /** The challenge of a service that asks for a proof of work, solved by the script. */
  proof?: Record<string, string>
  /** Leaves a browser that has no tie to us without one: a form that needs to know nobody. */
  untied?: boolean
}

/** A form of ours: posts, is checked by the server alone, and carries its token. */
export const Form = ({
  site,
  action,
  about,
  children,
  id,
  enterIsMain,
  proof,
  untied,
}: FormProps) => (
  <form
    method="post"
    action={action}
    id={id}
    noValidate
    autoComplete={site.kiosk ? 'off' : undefined}
    {...proof}
  >
    <input
      type="hidden"
      name="_f"
      value={newFormToken(untied ? site.session.sid : sidOf(site), about, site.ctx.now())}
    />
    {enterIsMain ? <button className="default-button" tabIndex={-1} aria-hidden="true" /> : null}
    {children}
  </form>
)

type AskProps = { action: string; className: string; children: ReactNode }

/** A search: what was typed goes into the address, and nothing is changed. */
export const AskForm = ({ action, className, children }: AskProps) => (
  <form method="get" action={action} role="search" className={className}>
    {children}
  </form>
)

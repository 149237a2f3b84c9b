import { redirect } from 'next/navigation.js'
import type { AdminViewServerProps, Payload } from 'payload'
import type { ReactNode } from 'react'

import type { Capability } from '@/access/capabilities'
import { can } from '@/access/capabilities'
import { holdOf } from '@/access/hold'
import type { StaffUser } from '@/access/roles'
import { isDomainError } from '@/lib/errors'
import type { ServiceContext } from '@/services/context'
import { staffContext } from '@/services/context'

import { Crumbs } from './Crumbs'
import { Frame } from './Frame'
import './panel.css'
import { loginFor } from '../shell/login-address'

import { PasswordNotice } from './PasswordNotice'

type Page = {
  /** `staff`: any account that may work. */
  may: Capability | 'staff' | ((user: StaffUser) => boolean)
  /** Address below the panel, for the way back after a login: `/admin/lists`. */
  path: string
  title: string
  /** One sentence: what this page is for. */
  lead?: string
}

/**
 * A page of ours inside the panel's frame. Payload's custom views are open to everybody, so this is
 * also the door: strangers go to the login and come back, people without the right read why.
 */
export async function panelPage(
  props: AdminViewServerProps,
  page: Page,
  render: (ctx: ServiceContext) => Promise<ReactNode>,
): Promise<ReactNode> {
  const { req } = props.initPageResult
  const user = req.user as StaffUser | null
  if (!user) redirect(loginFor(page.path, props.searchParams))
  if (holdOf(user)) redirect('/admin/security')
  return (
    <Frame {...props}>
      <Crumbs label={page.title} />
      <main className="mg">
        <header className="mg-title">
          <h1>{page.title}</h1>
          {page.lead ? <p>{page.lead}</p> : null}
        </header>
        {mayOpen(user, page) ? (
          await rendered(() => render(staffContext(req, 'city-staff')))
        ) : (
          <NotAllowed user={user} payload={req.payload} />
        )}
      </main>
    </Frame>
  )
}

/** An old link, or an address by hand, may name what is not there: the page says so itself. */
async function rendered(render: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return await render()
  } catch (error) {
    // A day beyond the calendar, reckoned from one in the address.
    if (error instanceof RangeError) return <NotThere why="" />
    if (!isDomainError(error) || error.status >= 500) throw error
    return <NotThere why={error.status === 404 ? '' : error.message} />
  }
}

const NotThere = ({ why }: { why: string }) => (
  <p className="mg-note mg-note--warn">
    {why || '開こうとしたものが見つかりません。'}
    一覧やメニューから、もう一度選んでください。
  </p>
)

const mayOpen = (user: StaffUser, { may }: Page): boolean =>
  typeof may === 'function' ? may(user) : may === 'staff' || can(user, may)

const NotAllowed = ({ user, payload }: { user: StaffUser; payload: Payload }) =>
  user.mustChangePassword ? (
    <PasswordNotice payload={payload} />
  ) : (
    <p className="mg-note mg-note--warn">
      この画面を使う権限がありません。必要なときは、市の管理者か業務責任者に役割の追加を頼んでください。
    </p>
  )

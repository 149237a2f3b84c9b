import Link from 'next/link'
import { redirect } from 'next/navigation.js'
import type { AdminViewServerProps } from 'payload'

import { holdOf } from '@/access/hold'
import type { StaffUser } from '@/access/roles'
import { staffContext } from '@/services/context'
import { readCitySettings } from '@/services/settings/read-settings'
import { factorState } from '@/services/staff/second-factor'

import { Crumbs } from '../frame/Crumbs'
import { Frame } from '../frame/Frame'
import '../frame/panel.css'

import { Security } from './Security'

/**
 * /admin/security: password and second factor of the own account. Open to everybody signed in, also
 * while something holds the account: this is where it is dealt with (AC-12, AC-17).
 */
export async function SecurityView(props: AdminViewServerProps) {
  const { req } = props.initPageResult
  const user = req.user as StaffUser | null
  if (!user || user.active === false) redirect('/admin/login?redirect=/admin/security')
  const ctx = staffContext(req, 'city-staff')
  const { passwordMinLength } = await readCitySettings(req.payload)
  const page = (
    <main className="mg">
      <header className="mg-title">
        <h1>自分のアカウントの安全</h1>
        <p>パスワードと二段階認証（スマートフォンのアプリに出る6桁の数字）の設定です。</p>
      </header>
      {holdOf(user) === 'roster' ? (
        <p className="mg-note mg-note--bad" role="alert">
          {user.rosterBar}
        </p>
      ) : null}
      <Security first={await factorState(ctx)} passwordMinLength={passwordMinLength} />
      {holdOf(user) ? (
        <p className="mg-section">
          <Link href="/admin/logout" prefetch={false}>
            ログアウト
          </Link>
        </p>
      ) : null}
    </main>
  )
  // Held accounts see no menu: every entry of it would be refused.
  if (holdOf(user)) return page
  return (
    <Frame {...props}>
      <Crumbs label="自分のアカウントの安全" />
      {page}
    </Frame>
  )
}

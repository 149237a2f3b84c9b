import { Link, Logout } from '@payloadcms/ui'
import type { ServerProps } from 'payload'

import { ROLES, type StaffUser } from '@/access/roles'

import { AlarmBanner } from '../alarms/AlarmBanner'
import { Logo } from '../brand/Logo'
import { NoFieldNames } from '../frame/NoFieldNames'
import { JumpFor } from '../jump/JumpFor'

import { menuFor } from './menu'
import { NavFrame } from './NavFrame'
import { NavLinks } from './NavLinks'
import './nav.css'

/** Left-hand menu by work; always in sight on a desk's screen, behind a button on a small one. */
export function Nav({ user }: ServerProps) {
  const staff = (user ?? null) as (StaffUser & { displayScale?: number | null }) | null
  if (!staff) return null
  const roles = (staff.roles ?? []).map((role) => ROLES[role]).join('・')
  return (
    <>
      <NavFrame>
        {/* The account's own size of letters (文字の大きさ). */}
        {staff.displayScale && staff.displayScale !== 100 ? (
          <style>{`html{zoom:${staff.displayScale / 100}}`}</style>
        ) : null}
        <Link className="mg-nav-logo" href="/admin" prefetch={false}>
          <Logo />
        </Link>
        <NavLinks groups={menuFor(staff)} user={String(staff.id)} />
        <div className="mg-nav-me">
          <Link href="/admin/account" prefetch={false}>
            <strong>{staff.name ?? staff.username}</strong>
            <span>{roles}</span>
            <span>自分の設定・パスワード</span>
          </Link>
          <Logout />
        </div>
      </NavFrame>
      <JumpFor user={staff} />
      <NoFieldNames />
      <AlarmBanner />
    </>
  )
}

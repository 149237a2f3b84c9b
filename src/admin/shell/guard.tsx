import Link from 'next/link'
import { redirect } from 'next/navigation'
import type { AdminViewServerProps, PayloadRequest } from 'payload'
import type { ReactNode } from 'react'

import type { Capability } from '@/access/capabilities'
import { can } from '@/access/capabilities'
import { holdOf } from '@/access/hold'
import type { StaffUser } from '@/access/roles'

import { JumpFor } from '../jump/JumpFor'

import { loginFor } from './login-address'

/**
 * Payload's custom views are open to everybody: this is the door. Strangers go to the login and come
 * back; people without the capability read why they see nothing.
 * @param render is called only for a user who may
 */
export async function guarded(
  props: AdminViewServerProps,
  capability: Capability,
  path: string,
  render: (req: PayloadRequest) => Promise<ReactNode>,
): Promise<ReactNode> {
  const { req } = props.initPageResult
  const user = req.user as StaffUser | null
  if (!user) redirect(loginFor(path, props.searchParams))
  if (holdOf(user)) redirect('/admin/security')
  if (can(user, capability))
    return (
      <>
        {await render(req)}
        <JumpFor user={user} />
      </>
    )
  // The start page says what to do first.
  if (user.mustChangePassword) redirect('/admin')
  return (
    <main style={{ padding: '4rem', fontSize: '1.1rem' }}>
      <h1 style={{ fontSize: '1.4rem' }}>この画面を使う権限がありません</h1>
      <p>必要なときは、市の管理者か業務責任者に役割の追加を頼んでください。</p>
      <p>
        <Link href="/admin">管理画面へ戻る</Link>
      </p>
    </main>
  )
}

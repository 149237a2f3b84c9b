import { Link } from '@payloadcms/ui'
import type { Payload } from 'payload'

import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { readCitySettings } from '@/services/settings/read-settings'

import { PasswordRules } from '../security/PasswordRules'
import '../frame/panel.css'

import { JudgedAtOnce } from './JudgedAtOnce'
import { MakePassword } from './MakePassword'

type Props = { payload: Payload; user?: unknown; id?: number | string }

/**
 * On the form of somebody's account: what a password must be, before one is thought of, and one made
 * ready to hand over (AC-12). The own one is changed elsewhere, for the present one.
 */
export async function NewPassword({ payload, user, id }: Props) {
  const reader = (user ?? null) as StaffUser | null
  if (reader && id !== undefined && String(id) === reader.id) return <OwnPassword />
  if (!can(reader, 'users.manage')) return null
  const { passwordMinLength } = await readCitySettings(payload)
  return (
    <section className="mg mg-field-box">
      <h2>パスワードを渡すとき</h2>
      <p>
        上の欄に自分で決めたものを入れるか、ここで作ります。本人には、次のログインで必ず自分のパスワードに変えてもらいます。
      </p>
      <JudgedAtOnce paths={requiredOf(payload)} />
      <MakePassword minLength={passwordMinLength} />
      <PasswordRules minLength={passwordMinLength} />
    </section>
  )
}

/** Login ID and password are Payload's own and looked at by it. */
const requiredOf = (payload: Payload): string[] =>
  payload.collections.users.config.flattenedFields
    .filter((field) => 'required' in field && field.required && !field.admin?.hidden)
    .map(({ name }) => name)
    .filter((name) => !['username', 'email', 'password'].includes(name))

/** In the place of the form's own button (custom.css), whose new password the server refuses. */
const OwnPassword = () => (
  <section className="mg mg-field-box mg-own-password">
    <h2>自分のパスワード</h2>
    <p>「自分のアカウントの安全」で、今のパスワードを入れて変えます。</p>
    <p>
      <Link className="mg-button" href="/admin/security" prefetch={false}>
        自分のアカウントの安全を開く
      </Link>
    </p>
  </section>
)

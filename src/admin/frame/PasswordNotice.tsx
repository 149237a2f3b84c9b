import { Link } from '@payloadcms/ui'
import type { Payload } from 'payload'

import { readCitySettings } from '@/services/settings/read-settings'

/**
 * Who has to change the password can do nothing else before (AC-12): this says so, why, and where.
 * Shown wherever such a person would otherwise meet an empty page.
 */
export async function PasswordNotice({ payload }: { payload: Payload }) {
  const { passwordMinLength } = await readCitySettings(payload)
  return (
    <section className="mg-note mg-note--warn" role="alert">
      <h2>まず、パスワードを変えてください</h2>
      <p>
        はじめてのログインか、パスワードの期限が切れたためです。新しいパスワードを決めるまで、ほかの画面は使えません。
      </p>
      <p>
        「自分のアカウントの安全」を開き、今のパスワードと、{passwordMinLength}
        文字以上の新しいパスワードを入れます。
      </p>
      <p>
        <Link className="mg-button mg-button--main" href="/admin/security" prefetch={false}>
          パスワードを変える
        </Link>
      </p>
    </section>
  )
}

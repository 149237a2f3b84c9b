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
        「自分の設定・パスワード」を開き、「パスワードを変更」を押して、{passwordMinLength}
        文字以上の新しいパスワードを2回入れ、保存します。
      </p>
      <p>
        <Link className="mg-button mg-button--main" href="/admin/account" prefetch={false}>
          パスワードを変える
        </Link>
      </p>
    </section>
  )
}

import { Link } from '@payloadcms/ui'

/** Stands where Payload would send a mail: accounts have none, so people help each other (AC-01). */
export const ForgotView = () => (
  <div className="mg-login-help">
    <h1>パスワードを忘れたとき</h1>
    <p>
      アカウントを発行した管理者（市の担当者、または業務責任者）に連絡してください。管理者が「アカウント」の画面で新しいパスワードを決めます。
    </p>
    <p>
      <Link href="/admin/login" prefetch={false}>
        ログインへ戻る
      </Link>
    </p>
  </div>
)

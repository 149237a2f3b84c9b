/** Below the login: what to do when one cannot get in. No self sign-up, no mail with a link (AC-01). */
export const LoginHelp = () => (
  <div className="mg-login-help">
    <h2>ログインできないとき</h2>
    <ul>
      <li>ログインIDとパスワードは、管理者から受け取ったものを使います。</li>
      <li>
        続けて間違えると、その端末や回線からはしばらくログインできません。時間をおくか、管理者に「ロックを解除する」を頼んでください。
      </li>
      <li>パスワードを忘れたときは、管理者に新しいパスワードを発行してもらってください。</li>
    </ul>
  </div>
)

export const LoginTitle = () => (
  <h1 className="mg-login-title">マイナンバーカード窓口 職員ログイン</h1>
)

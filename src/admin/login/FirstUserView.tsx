/** Stands where Payload would let the first visitor make himself an administrator. */
export const FirstUserView = () => (
  <div className="mg-login-help">
    <h1>はじめての設定</h1>
    <p>
      アカウントがまだありません。最初の管理者は、この画面からは作れません。サーバーを用意した人が、環境変数
      <code>ADMIN_USERNAME</code>と<code>ADMIN_PASSWORD</code>を入れて起動すると作られます。
    </p>
  </div>
)

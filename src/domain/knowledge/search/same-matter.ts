/** What the city's settings began with before there was a list; kept as the default of that old column. */
export const FIRST_MATTERS = `紛失 なくし 無くし 失くし 落とし 盗難
はがき 葉書 交付通知書
手数料 料金 費用 お金 無料 有料`

/**
 * Words of one matter, a matter a line: a caller says one, the approved answer may be written with
 * another (H12). The city's own list (言い換え) begins with these.
 */
export const SAME_MATTER = `${FIRST_MATTERS}
4桁 暗証番号 あんしょうばんごう PIN パスワード
電子証明書 署名用 利用者証明用
マイナンバーカード マイナカード 個人番号カード
引っ越し 引越 転居 転入 転出
代理 代わり 家族 本人以外
更新 期限切れ 有効期限
キャンセル 取消 取り消し 取りやめ`

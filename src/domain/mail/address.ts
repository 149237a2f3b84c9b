/** Letters, digits and signs of RFC 5322 without quoting; dots only between them. */
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const MAIL = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+[A-Za-z]{2,63}$`)

/** Japanese carriers once gave addresses with dots anywhere before the @; those still get mail. */
const CARRIER = /@(?:[a-z0-9-]+\.)*(?:docomo\.ne\.jp|ezweb\.ne\.jp|au\.com)$/i
const CARRIER_MAIL = new RegExp(`^[A-Za-z0-9._+-]{1,64}@(?:${LABEL}\\.)+[A-Za-z]{2,63}$`)

/**
 * Has a text the form of a mail address? Expects folded text (`foldInput`): full-width and kana are
 * none. Nothing in it can open a second address or a header.
 */
export function isMailAddress(text: string): boolean {
  const [local = '', domain = ''] = text.split('@')
  if (local.length > 64 || domain.length > 190) return false
  return MAIL.test(text) || (CARRIER.test(text) && CARRIER_MAIL.test(text))
}

/** What is wrong with addresses typed one a line, in the words of a form; null when nothing is. */
export function addressProblem(text: string | null | undefined): string | null {
  const wrong = addressesOf(text).find((address) => !isMailAddress(address))
  return wrong ? `メールアドレスの形ではありません: ${wrong}` : null
}

/** Addresses typed one a line or with commas between them, each once. */
export const addressesOf = (text: string | null | undefined): string[] => [
  ...new Set((text ?? '').split(/[\s,、;]+/).filter(Boolean)),
]

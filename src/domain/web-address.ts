/**
 * Is this an address that a link may carry: http or https, with a host, without a user's name in it?
 * `javascript:` and `data:` run as the page itself; a name before the host hides where a link leads.
 */
export function isWebAddress(text: string): boolean {
  if (/[\s<>"\\]/.test(text) || !/^https?:\/\//i.test(text)) return false
  try {
    const { protocol, hostname, username, password } = new URL(text)
    return /^https?:$/.test(protocol) && hostname !== '' && username === '' && password === ''
  } catch {
    return false
  }
}

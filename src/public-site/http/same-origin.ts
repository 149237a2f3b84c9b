/**
 * Does a POST come from one of our own pages? Browsers say so themselves (Sec-Fetch-Site); the older
 * ones at least name the origin. Without both, the sealed form token decides alone.
 */
export function isOwnPost(
  headers: Headers,
  ownOrigins: readonly string[],
): 'yes' | 'no' | 'unknown' {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none' ? 'yes' : 'no'
  const origin = headers.get('origin')
  if (!origin) return 'unknown'
  const host = hostOf(origin)
  const own = [headers.get('x-forwarded-host'), headers.get('host'), ...ownOrigins.map(hostOf)]
  return host !== '' && own.includes(host) ? 'yes' : 'no'
}

function hostOf(origin: string): string {
  try {
    return new URL(origin).host
  } catch {
    return ''
  }
}

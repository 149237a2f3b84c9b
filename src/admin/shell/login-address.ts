type Asked = Record<string, string | string[] | undefined>

/** The login that leads back to a screen with everything its address asked for. */
export function loginFor(path: string, asked: Asked = {}): string {
  const pairs = Object.entries(asked).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  )
  const [place = '', own = ''] = path.split('?')
  const query = new URLSearchParams(pairs.length > 0 ? pairs : own).toString()
  return `/admin/login?redirect=${encodeURIComponent(query ? `${place}?${query}` : place)}`
}

const holds = (href: string, path: string): boolean =>
  href === '/admin' ? path === href : path === href || path.startsWith(`${href}/`)

/**
 * The item of the menu that a page belongs to. A page below another is its own place: カードの取り込み
 * is not カードを探す.
 */
export const hereOf = (hrefs: readonly string[], path: string): string | undefined =>
  hrefs.filter((href) => holds(href, path)).sort((a, b) => b.length - a.length)[0]

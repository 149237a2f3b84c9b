import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { withoutIds } from '@/domain/codes/request-id'

const holdsOne = (text: string): boolean => containsIndividualNumber(withoutIds(text))

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Its own page answers a question with a number in it, and says what to do. */
const isQuestion = ({ pathname }: URL, name: string): boolean =>
  name === 'q' && /^\/[^/]+\/faq\/?$/.test(pathname)

/** The query without anybody's individual number, as in `cleanAddress`, questions too. */
export function cleanSearch(from: URL, keeps: (name: string) => boolean = () => false): string {
  const query = new URLSearchParams(from.search)
  for (const [name, value] of from.searchParams)
    if (holdsOne(name)) query.delete(name)
    else if (holdsOne(value) && !keeps(name)) query.set(name, '-')
  // As it was written, where nothing is taken away.
  return query.toString() === from.searchParams.toString() ? from.search : `?${query.toString()}`
}

/**
 * The address of a page as it is read, without anybody's individual number: redirects, links to other
 * languages and fields repeat what stands in it (PB-17). Nothing of ours is called so.
 */
export function cleanAddress(address: string): URL {
  const url = new URL(address)
  url.search = cleanSearch(url, (name) => isQuestion(url, name))
  const parts = url.pathname.split('/')
  if (parts.some((part) => holdsOne(decoded(part))))
    url.pathname = parts.map((part) => (holdsOne(decoded(part)) ? '-' : part)).join('/')
  return url
}

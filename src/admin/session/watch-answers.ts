/** The log-in's own requests: their refusals have words of their own. */
const OWN = ['me', 'login', 'logout', 'refresh-token'].map((act) => `/api/users/${act}`)

const isRefused = ({ status, url }: Response): boolean => {
  if (status !== 401 && status !== 403) return false
  const { origin, pathname } = new URL(url, window.location.href)
  return (
    origin === window.location.origin && pathname.startsWith('/api/') && !OWN.includes(pathname)
  )
}

/** What changes something; a question that a screen asks again and again waits only once. */
const isAct = (init: RequestInit | undefined): boolean =>
  (init?.method ?? 'GET').toUpperCase() !== 'GET'

/**
 * Sees every refused request of this page, ours and those of Payload's forms, which have no other
 * place where they could be seen. What was refused because nobody was logged in has done nothing: it
 * waits for the new log-in and is then sent as it was.
 * @param onRefused resolves to whether there is a log-in again for what had been refused for want of one
 * @returns ends the watching
 */
export function watchAnswers(onRefused: (waits: boolean) => Promise<boolean>): () => void {
  const send = window.fetch
  const waiting = new Set<string>()
  window.fetch = async (input, init) => {
    const response = await send(input, init)
    if (!isRefused(response)) return response
    const { url } = response
    const waits = !(input instanceof Request) && (isAct(init) || !waiting.has(url))
    const again = onRefused(waits)
    if (!waits) return response
    waiting.add(url)
    const isBack = await again
    waiting.delete(url)
    return isBack ? send(input, init) : response
  }
  return () => {
    window.fetch = send
  }
}

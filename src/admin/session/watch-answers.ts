/** The log-in's own requests: their refusals have words of their own. */
const OWN = ['me', 'login', 'logout', 'refresh-token'].map((act) => `/api/users/${act}`)

const isRefused = ({ status, url }: Response): boolean => {
  if (status !== 401 && status !== 403) return false
  const { origin, pathname } = new URL(url, window.location.href)
  return (
    origin === window.location.origin && pathname.startsWith('/api/') && !OWN.includes(pathname)
  )
}

/** What changes something; a question that was refused is asked again anyway. */
const isAct = (init: RequestInit | undefined): boolean =>
  (init?.method ?? 'GET').toUpperCase() !== 'GET'

/**
 * Sees every refused request of this page, ours and those of Payload's forms, which have no other
 * place where they could be seen. An act that was refused because nobody was logged in has done
 * nothing: it waits for the new log-in and is then sent as it was.
 * @param onRefused resolves to whether there is a log-in again for what had been refused for want of one
 * @returns ends the watching
 */
export function watchAnswers(onRefused: (waits: boolean) => Promise<boolean>): () => void {
  const send = window.fetch
  window.fetch = async (input, init) => {
    const response = await send(input, init)
    if (!isRefused(response)) return response
    const waits = isAct(init) && !(input instanceof Request)
    const again = onRefused(waits)
    return waits && (await again) ? send(input, init) : response
  }
  return () => {
    window.fetch = send
  }
}

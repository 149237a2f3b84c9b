// Shows a new process the pages that come first, before anybody else does. What a page needs is read from
// the disk, translated and set up the first time it is asked for: seconds in which nobody else is answered.
import { get } from 'node:http'

/** From what comes most often to what takes longest to set up: the panel. */
export const FIRST_PAGES = ['/', '/ja', '/ja/services', '/api/public/services', '/admin/login']
/** Whatever is missing after this is made when somebody asks for it. */
const PATIENCE_MS = 60_000
/** Between two pages whoever is connected already gets a turn, and so does the sign of life. */
const BREATH_MS = 20

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** One page, read to its end; @returns its status, 0 where there was none */
function ask(port, path, { host, protocol }, ms) {
  return new Promise((resolve) => {
    const headers = { host, 'accept-language': 'ja', 'x-forwarded-proto': protocol }
    const ended = () => resolve(0)
    const request = get(
      { host: '127.0.0.1', port, path, headers, agent: false, timeout: ms },
      (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode ?? 0))
        response.once('error', ended).once('close', ended)
      },
    )
    request.once('error', ended)
    request.once('timeout', () => request.destroy())
  })
}

/**
 * Asks for the first pages, one after the other, on a port that only this machine reaches and that is shut
 * again. A page that fails keeps nobody from opening: whoever asks for it is told what is wrong.
 * @param server a front door of its own, not yet listening
 * @param isWanted false ends it early: the process is to end
 * @returns milliseconds that each page took; 0 pages where no port could be had
 */
export async function warmUp(
  server,
  publicUrl,
  { isWanted = () => true, pages = FIRST_PAGES } = {},
) {
  const { host, protocol } = new URL(publicUrl)
  const as = { host, protocol: protocol.slice(0, -1) }
  const took = {}
  try {
    await new Promise((resolve, reject) =>
      server.once('error', reject).listen({ port: 0, host: '127.0.0.1', exclusive: true }, resolve),
    )
    const until = performance.now() + PATIENCE_MS
    for (const path of pages) {
      const since = performance.now()
      if (!isWanted() || since >= until) break
      await ask(server.address().port, path, as, until - since)
      took[path] = Math.round(performance.now() - since)
      await pause(BREATH_MS)
    }
  } catch {
    // No port: the pages are set up by whoever comes first, as they would be without this.
  }
  server.close()
  server.closeAllConnections()
  return took
}

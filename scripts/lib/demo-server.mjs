// The demo of start-e2e.mjs for scripts that look at screens: an own server, or one already started.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './files.mjs'
import { root, start } from './process.mjs'

const TRIES = 1800

/**
 * `{ url, stop }` of a server that answers. With BASE_URL it is that one, and stays.
 * @param env for start-e2e.mjs: E2E_CITY, E2E_CARDS …
 */
export async function serveDemo(env = {}) {
  if (process.env.BASE_URL) return { url: process.env.BASE_URL, stop: async () => {} }
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = start(process.execPath, [join(root, 'scripts/start-e2e.mjs')], {
    env: { ...env, E2E_PORT: String(port) },
  })
  let ended = false
  void server.ended.then(() => (ended = true))
  for (let tries = 0; tries < TRIES && !ended; tries++) {
    const ready = await fetch(`${url}/readyz`).catch(() => null)
    if (ready?.ok) return { url, stop: () => server.stop() }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await server.stop()
  throw new Error('サーバーが起動しません')
}

/** Accounts and numbers of the demo that runs. */
export const demo = () => JSON.parse(readFileSync(join(root, 'test-results/e2e-demo.json'), 'utf8'))

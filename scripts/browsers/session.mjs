// One browser, opened and closed: its driver's server, its folder, its errors.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Builder, Capabilities } from 'selenium-webdriver'
import { freePort } from '../lib/files.mjs'
import { start } from '../lib/process.mjs'

const HEIGHTS = { 390: 844, 820: 1180, 1280: 800 }

async function untilAnswers(url) {
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(`${url}/status`).catch(() => null)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the driver does not start')
}

/** A virtual screen for engines that need one; `{ display, stop }`. */
export function openScreen() {
  const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x1300x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    screen.child.stdio[3].once('data', (text) =>
      resolve({ display: `:${String(text).trim()}`, stop: () => screen.stop() }),
    )
    void screen.ended.then(() => reject(new Error('no virtual screen (Xvfb)')))
  })
}

/**
 * @param script false: JavaScript is off
 * @returns `driver`; `problems`, the script errors so far; `downloads`, a folder; `close()`
 */
export async function openSession(engine, { width, script = true, display }) {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-browser-'))
  const downloads = join(folder, 'downloads')
  mkdirSync(downloads)
  // WebKitGTK takes the wish for little motion from here: pages that scroll by themselves hold up clicks.
  mkdirSync(join(folder, 'gtk-3.0'))
  writeFileSync(join(folder, 'gtk-3.0', 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n')
  const found = engine.find()
  const port = await freePort()
  const [command, args] = engine.command(found, port)
  // A home of its own: nothing of the developer's browser, and nothing is left behind.
  const env = { TZ: 'Asia/Tokyo', HOME: folder, XDG_CONFIG_HOME: folder, DISPLAY: display ?? '' }
  const server = start(command, args, { env, stdio: ['ignore', 'ignore', 'ignore'] })
  const problems = []
  let driver = null
  const close = async () => {
    const quit = driver?.quit().catch(() => null)
    await Promise.race([quit, new Promise((resolve) => setTimeout(resolve, 15_000))])
    await server.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    const url = `http://127.0.0.1:${port}`
    await untilAnswers(url)
    const viewport = { width, height: HEIGHTS[width] }
    const capabilities = engine.capabilities(found, { downloads, script, viewport })
    driver = await new Builder()
      .disableEnvironmentOverrides()
      .forBrowser(capabilities.browserName)
      .withCapabilities(new Capabilities(capabilities))
      .usingServer(url)
      .build()
    await driver.manage().setTimeouts({ pageLoad: 60_000, script: 30_000 })
    await engine.prepare(driver, { viewport, script, problems })
    const version = (await driver.getCapabilities()).getBrowserVersion()
    return { driver, problems, downloads, version, width, script, close }
  } catch (error) {
    await close()
    throw error
  }
}

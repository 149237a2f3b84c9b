// The engines that this machine can run, each behind its own WebDriver server.
import { spawnSync } from 'node:child_process'
import { findGeckodriver } from '../lib/geckodriver.mjs'
import { findChromium, findMiniBrowser } from '../lib/system.mjs'

const onPath = (command) => {
  const found = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : null
}

/** A screen of that size: a desktop's window cannot be as narrow as a phone. */
async function emulateSize(driver, viewport) {
  const bidi = await driver.getBidi()
  const context = await driver.getWindowHandle()
  await bidi.send({ method: 'browsingContext.setViewport', params: { context, viewport } })
}

/** Errors of scripts and of the console, as WebDriver BiDi tells them. */
async function listen(driver, problems) {
  const bidi = await driver.getBidi()
  bidi.on('log.entryAdded', ({ level, text }) => {
    if (level === 'error') problems.push(text)
  })
  await bidi.subscribe('log.entryAdded')
}

const chromium = {
  id: 'chromium',
  name: 'Chromium',
  standsFor: 'Chrome, Edge',
  tellsProblems: true,
  saves: true,
  find: () => ({ browser: findChromium(), driver: onPath('chromedriver') }),
  command: ({ driver }, port) => [driver, [`--port=${port}`]],
  capabilities: ({ browser }, { downloads, viewport }) => ({
    browserName: 'chrome',
    webSocketUrl: true,
    'goog:chromeOptions': {
      binary: browser,
      args: [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--force-prefers-reduced-motion',
      ],
      prefs: { 'download.default_directory': downloads },
      mobileEmulation: {
        deviceMetrics: { ...viewport, pixelRatio: 1, touch: viewport.width < 1000, mobile: false },
      },
    },
  }),
  prepare: (driver, { problems }) => listen(driver, problems),
}

const firefox = {
  id: 'firefox',
  name: 'Firefox',
  standsFor: 'Firefox',
  tellsProblems: true,
  saves: true,
  find: () => ({ browser: onPath('firefox-esr') ?? onPath('firefox'), driver: findGeckodriver() }),
  command: ({ driver }, port) => [driver, ['--host', '127.0.0.1', '--port', String(port)]],
  capabilities: ({ browser }, { downloads, script }) => ({
    browserName: 'firefox',
    webSocketUrl: true,
    'moz:firefoxOptions': {
      binary: browser,
      args: ['-headless'],
      prefs: {
        'javascript.enabled': script,
        'ui.prefersReducedMotion': 1,
        'browser.download.folderList': 2,
        'browser.download.dir': downloads,
        'browser.helperApps.neverAsk.saveToDisk': 'text/calendar',
      },
    },
  }),
  async prepare(driver, { viewport, problems }) {
    await listen(driver, problems)
    await emulateSize(driver, viewport)
  },
}

/** A window without a toolbar, which would not let it be narrower than 447 pixels. */
async function bareWindow(driver, { width, height }) {
  const first = await driver.getWindowHandle()
  const look = `popup,width=${width},height=${height},toolbar=no,location=no,menubar=no`
  await driver.executeScript(`window.open('about:blank', '', '${look}')`)
  const second = async () => (await driver.getAllWindowHandles()).find((one) => one !== first)
  await driver.wait(second, 10_000)
  await driver.switchTo().window(await second())
  await driver.manage().window().setRect({ x: 0, y: 0, width, height })
}

const webkit = {
  id: 'webkit',
  name: 'WebKitGTK',
  standsFor: 'Safari',
  needsScreen: true,
  find: () => ({ browser: findMiniBrowser(), driver: onPath('WebKitWebDriver') }),
  command: ({ driver }, port) => [driver, ['--host=127.0.0.1', `--port=${port}`]],
  capabilities: ({ browser }, { script }) => ({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': {
      binary: browser,
      args: [
        '--automation',
        '--javascript-can-open-windows-automatically=true',
        // The page's own scripts; those of the driver still run.
        ...(script ? [] : ['--enable-javascript-markup=false']),
      ],
    },
  }),
  prepare: (driver, { viewport }) => bareWindow(driver, viewport),
}

export const ENGINES = [firefox, webkit, chromium]

// Walks the citizen's site with a real screen reader and writes down what it says (AX-04).
//   E2E_PORT=3251 node scripts/start-e2e.mjs          the product with demo data, in another window
//   node scripts/screen-reader.mjs http://127.0.0.1:3251 ja > spoken.txt
//   node scripts/screen-reader.mjs http://127.0.0.1:3251 ja desk,reception      the panel's screens
// Needs Debian's Orca and friends (scripts/lib/orca.mjs) and Chromium. The whole walk takes minutes
// and is no test: somebody has to read it. What must stay true is held by
// tests/e2e/citizen/screen-reader.spec.ts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { startOrca } from './lib/orca.mjs'
import { root } from './lib/process.mjs'
import { citizenWalks } from './screen-reader/citizen.mjs'
import { staffWalks } from './screen-reader/staff.mjs'

const [base = 'http://127.0.0.1:3251', language = 'ja', only] = process.argv.slice(2)
const demo = JSON.parse(readFileSync(join(root, 'test-results/e2e-demo.json'), 'utf8'))

const orca = await startOrca({ language: language.startsWith('ja') ? 'ja' : 'en' })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
  headless: false,
  env: { ...process.env, ...orca.env },
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--force-renderer-accessibility',
    '--no-first-run',
    '--disable-features=Translate',
  ],
})
const context = await browser.newContext({ viewport: null, locale: language.slice(0, 2) })
const page = await context.newPage()

const LEAVING = /^(leaving main content|leaving content)/
const write = (text) => process.stdout.write(`${text}\n`)
const heading = (text) => write(`\n## ${text}\n`)
/** The footer is the same on every page: written down once. */
let footer = new Set()
function tell(what, said) {
  const end = said.findIndex((one) => LEAVING.test(one))
  if (end >= 0 && footer.size === 0) footer = new Set(said.slice(end))
  else if (end >= 0) said = said.filter((one, at) => at < end || !footer.has(one))
  write(`${what}\n${said.map((one) => `    ${one}`).join('\n')}`)
}

/** Something happens; what is said about it. */
async function hear(what, act, quietMs = 2500) {
  await orca.said(300)
  await act()
  tell(what, await orca.said(quietMs))
}
const go = (path) => hear(`[open ${path}]`, () => page.goto(`${base}${path}`))
const open = (path) => go(`/${language}${path}`)
const key = (name, quietMs) => hear(`[${name}]`, () => orca.key(name), quietMs)
const type = (text) => hear(`[type ${text}]`, () => orca.type(text), 1200)
const reach = (locator, what) => hear(`[focus ${what}]`, () => locator.focus(), 1200)
/** Goes to a link or button and presses Enter on it. */
async function press(locator, what) {
  await reach(locator, what)
  await key('Return', 3500)
}
/** Every stop of the Tab key in the page's own content, and how it is announced. */
async function tabs(most = 60) {
  await page.locator('#main').focus()
  await orca.said(800)
  for (let stop = 0; stop < most; stop++) {
    orca.key('Tab')
    const said = await orca.said(700)
    const inMain = await page.evaluate(() => !!document.activeElement?.closest('main'))
    if (!inMain) return
    tell('[Tab]', said)
  }
}

const seen = { browser, page, context, base, language, demo }
const tools = { ...seen, write, heading, hear, go, open, key, type, press, tabs }
const citizen = citizenWalks(tools)
const walks = { ...citizen, ...staffWalks(tools) }
const wanted = only ? only.split(',') : Object.keys(citizen)

try {
  write(`Orca ${orca.version}, Chromium ${browser.version()}, ${language}`)
  await orca.said()
  // The way a person comes in: from then on the focus is in the page and not in the address bar.
  orca.key('ctrl+l')
  await orca.said(800)
  orca.type(`${new URL(base).host}/${language}/faq`)
  await orca.said(800)
  orca.key('Return')
  await orca.said(3000)
  for (const name of wanted) await walks[name]()
} finally {
  await browser.close()
  await orca.close()
}

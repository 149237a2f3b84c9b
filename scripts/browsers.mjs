// `npm run browsers`: the product in other engines than the one of the tests: Firefox, WebKit (Safari's),
// and Chromium for comparison. Writes docs/browsers.md and a report for `npm run requirements`.
//   npm run browsers                        everything
//   npm run browsers -- --engine webkit     one engine, or --only citizen-ja: nothing is written
//   BASE_URL=http://127.0.0.1:3100 …        a server started by start-e2e.mjs with E2E_CITY=chiba
import { parseArgs } from 'node:util'
import { build, buildIsFresh } from './lib/build.mjs'
import { serveDemo } from './lib/demo-server.mjs'
import { ensureGeckodriver } from './lib/geckodriver.mjs'
import { ensureNodeModules } from './lib/node-modules.mjs'
import { totals, totalsLine } from './lib/reports.mjs'
import { ensureSystemPackages } from './lib/system.mjs'

const { values } = parseArgs({
  options: { engine: { type: 'string', multiple: true }, only: { type: 'string', multiple: true } },
})

await ensureNodeModules()
const { ENGINES } = await import('./browsers/engines.mjs')
const { JOURNEYS } = await import('./browsers/journeys.mjs')
const { openScreen, openSession } = await import('./browsers/session.mjs')
const { Page } = await import('./browsers/page.mjs')
const { writeResults } = await import('./browsers/results.mjs')

const unknown = (values.engine ?? []).filter((id) => !ENGINES.some((engine) => engine.id === id))
if (unknown.length > 0) {
  console.error(`--engine: ${unknown.join(', ')} ? (${ENGINES.map(({ id }) => id).join(', ')})`)
  process.exit(2)
}

// What cannot be had is said below, engine by engine.
await ensureSystemPackages({ chromium: true, fonts: true, engines: true })
const wanted = ENGINES.filter(({ id }) => !values.engine || values.engine.includes(id))
if (wanted.some(({ id }) => id === 'firefox')) await ensureGeckodriver()

if (!process.env.BASE_URL && !buildIsFresh() && (await build()) !== 0) {
  console.error('next build failed\n\n0 passed, 1 failed')
  process.exit(1)
}

const results = []
/** A driver that no longer answers would hold up everything. */
const MOST_MS = 8 * 60_000

const within = (work) =>
  Promise.race([
    work,
    new Promise((_, reject) => setTimeout(() => reject(new Error('takes too long')), MOST_MS)),
  ])

async function take(engine, journey, base, display) {
  const { width, script = true, title } = journey
  const result = { engine, journey, version: '', outcome: 'failed', reason: '' }
  results.push(result)
  let session = null
  try {
    session = await within(openSession(engine, { width, script, display }))
    result.version = session.version
    const page = new Page(session, { base, engine })
    try {
      await within(journey.go(page))
    } catch (error) {
      await page.picture('failed').catch(() => null)
      throw error
    }
    result.outcome = 'passed'
  } catch (error) {
    result.reason = error.message
    if (process.env.DEBUG) console.error(error)
  } finally {
    await session?.close()
  }
  const sign = result.outcome === 'passed' ? '✓' : '✗'
  console.log(`${sign} ${engine.name} ${result.version}, ${width} px: ${title} ${result.reason}`)
}

const server = await serveDemo({ E2E_CITY: 'chiba' })
const screen = wanted.some(({ needsScreen }) => needsScreen)
  ? await openScreen().catch((error) => console.error(error.message))
  : null
try {
  for (const engine of wanted) {
    const { browser, driver } = engine.find()
    const journeys = JOURNEYS.filter(
      ({ name, engines }) =>
        (!values.only || values.only.includes(name)) && (!engines || engines.includes(engine.id)),
    )
    if (!browser || !driver || (engine.needsScreen && !screen)) {
      console.log(`－ ${engine.name}: ありません。試しません / not here, not run`)
      for (const journey of journeys)
        results.push({ engine, journey, version: '', outcome: 'skipped', reason: 'not here' })
      continue
    }
    for (const journey of journeys) await take(engine, journey, server.url, screen?.display)
  }
} finally {
  await screen?.stop()
  await server.stop()
}

if (!values.engine && !values.only) await writeResults(results)
const sum = totals(results)
console.log(`\n${totalsLine(sum)}`)
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0
setTimeout(() => process.exit(), 500).unref()

// `npm test`, from a fresh clone: every suite, both engines, three time zones, the screens.
//   npm test                      what a change needs before it is shown to others (lib/test-plan.mjs)
//   npm test -- --all             all of it: every file on both engines, every round of every race
//   npm test -- --only sqlite     one leg: unit, sqlite, mongodb or e2e (may be repeated)
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, buildIsFresh } from './lib/build.mjs'
import { freePort } from './lib/files.mjs'
import { ensureNodeModules } from './lib/node-modules.mjs'
import { nodeBin, root, runNode, safeNodeOptions } from './lib/process.mjs'
import { readReport, totals, totalsLine } from './lib/reports.mjs'
import { ensureSystemPackages } from './lib/system.mjs'
import { planOf, specsIn } from './lib/test-plan.mjs'
import { reportTimes } from './lib/test-times.mjs'

const INTEGRATION = ['integration', 'integration-alone']
const LEGS = ['unit', 'sqlite', 'mongodb', 'e2e']
const reports = join(root, 'test-results', 'reports')

const { values } = parseArgs({
  options: { all: { type: 'boolean', default: false }, only: { type: 'string', multiple: true } },
})
const plan = planOf(values)
const wanted = values.only ?? LEGS
const unknown = wanted.filter((leg) => !LEGS.includes(leg))
if (unknown.length > 0) {
  console.error(`--only: ${unknown.join(', ')} ? (${LEGS.join(', ')})`)
  process.exit(2)
}

const reportOf = (name) => join(reports, `${name}.json`)
const heading = (text) => console.log(`\n── ${text}`)

// Nothing a developer has set for real work may reach a test: an empty value also beats a `.env`.
const testEnv = {
  DATABASE_URI: '',
  TEST_DATABASE_URI: '',
  PAYLOAD_SECRET: randomBytes(32).toString('hex'),
  DATA_KEY: randomBytes(32).toString('hex'),
  PRINT_FONTS: '',
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_OPTIONS: safeNodeOptions(),
  TEST_ALL: '',
  ...plan.env,
}

const tests = []
const fail = (name, title) => {
  console.error(`${name}: ${title}`)
  tests.push({ run: name, file: name, title, outcome: 'failed', ms: 0 })
}

/** Reads what a run wrote; a run that failed, or ran nothing, without saying so is a failure too. */
function collect(name, code) {
  const found = existsSync(reportOf(name)) ? readReport(reportOf(name)) : []
  tests.push(...found)
  const sum = totals(found)
  if (sum.passed + sum.failed === 0) fail(name, 'no test was executed')
  else if (code !== 0 && sum.failed === 0) fail(name, `ended with code ${code}`)
  console.log(`${name}: ${totalsLine(sum)}`)
}

async function vitest(name, projects, env, files = []) {
  heading(name)
  rmSync(reportOf(name), { force: true })
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(name)}`]
  const args = [
    nodeBin('vitest'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    ...output,
    ...files,
  ]
  collect(name, await runNode(args, { env: { ...testEnv, ...env } }))
}

async function unit() {
  for (const { name, zone, files } of plan.zones) {
    await vitest(`unit-${name}`, ['unit'], { TZ: zone }, files)
  }
}

async function mongodb() {
  const { findMongo } = await import('../tests/helpers/mongo.mjs')
  const mongo = await findMongo().catch((error) => fail('mongodb', error.message))
  if (!mongo) return
  // A server that answers on one core would keep both test processes waiting: one for each.
  const servers = [mongo, await mongo.another?.()].filter(Boolean)
  const uris = servers.map((server) => server.uri('madoguchi_test'))
  const env = { TEST_ENGINE: 'mongodb', TEST_DATABASE_URI: uris.join(' ') }
  await vitest('mongodb', INTEGRATION, env, plan.mongodb)
  await Promise.all(servers.map((server) => server.stop()))
}

async function e2e() {
  heading('e2e')
  rmSync(reportOf('e2e'), { force: true })
  if (!(await ensureSystemPackages({ chromium: true, fonts: true }))) {
    return fail('e2e', 'no browser or no Japanese font')
  }
  if (!buildIsFresh()) {
    const built = await build({ env: testEnv })
    if (built !== 0) return fail('e2e', 'next build failed')
  }
  const env = { ...testEnv, E2E_PORT: String(await freePort()) }
  const playwright = nodeBin('@playwright/test', 'playwright')
  collect('e2e', await runNode([playwright, 'test', ...plan.e2e], { env }))
}

const legs = {
  unit: { folder: 'unit', go: unit },
  sqlite: {
    folder: 'integration',
    go: () => vitest('sqlite', INTEGRATION, { TEST_ENGINE: 'sqlite', ...plan.sqlite }),
  },
  mongodb: { folder: 'integration', go: mongodb },
  e2e: { folder: 'e2e', go: e2e },
}

await ensureNodeModules()
// A report of an earlier run would speak for a leg that did not run now.
if (!values.only) rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
// Printed sheets are looked at as pictures in every leg.
if (!(await ensureSystemPackages({ pdf: true }))) fail('setup', 'no pdftoppm')
// Some hundred megabytes that not every machine can have: without it those tests are skipped.
const needsOffice = wanted.some((leg) => leg === 'sqlite' || leg === 'mongodb')
if (needsOffice && !(await ensureSystemPackages({ office: true })))
  console.log(
    'LibreOffice がないため、Excel を開く試験を省きます / no LibreOffice: its tests are skipped',
  )
for (const name of LEGS.filter((leg) => wanted.includes(leg))) {
  const { folder, go } = legs[name]
  if (specsIn(folder).length > 0) await go()
  else console.log(`\n── ${name}: tests/${folder} に試験がありません / has no tests yet`)
}

heading('times')
for (const { run, file, seconds } of reportTimes(tests, join(reports, '..', 'times.json')))
  fail(run, `${file} took ${seconds} s`)

const sum = totals(tests)
const failed = tests.filter(({ outcome }) => outcome === 'failed')
if (failed.length > 0) heading('failed')
for (const { run, file, title, why } of failed) {
  console.error(`${run}: ${file}: ${title}`)
  if (why) console.error(why.replaceAll(/^/gm, '    '))
}
console.log(`\n${totalsLine(sum)}`)
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0
// A library's forgotten handle must not keep a finished run open.
setTimeout(() => process.exit(), 500).unref()

// `npm run bench`: every benchmark on both engines, written to bench/results.json.
//   npm run bench -- surge                               one by its name
//   npm run bench -- --only generate --engine sqlite    measures these anew and keeps the others
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { findMongo } from '../tests/helpers/mongo.mjs'

import { build, buildIsFresh } from './lib/build.mjs'
import { freePort } from './lib/files.mjs'
import { ensureNodeModules } from './lib/node-modules.mjs'
import { root, runNode } from './lib/process.mjs'

const LOAD = 'load of a mailing'
const SURGE = 'surge'
const COMMITS = { 'commit, one at a time': 'commitRatio1', 'commit, 20 at a time': 'commitRatio20' }
/** These ask the built product. */
const SERVED = [LOAD, SURGE]
const NAMES = [
  ...Object.keys(COMMITS),
  'trips of a booking',
  'availability',
  'generate',
  'import',
  'import 130,000 cards',
  'printing',
  'search cards',
  'search texts',
  LOAD,
  SURGE,
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true }, engine: { type: 'string', multiple: true } },
})
await ensureNodeModules()
const engines = values.engine ?? ['sqlite', 'mongodb']
const named = [...(values.only ?? []), ...positionals]
const names = named.length > 0 ? named : NAMES
const mongo = engines.includes('mongodb') ? await findMongo() : null
const folder = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'))
const out = join(root, 'bench', 'results.json')

if (names.some((name) => SERVED.includes(name)) && !buildIsFresh() && (await build({})) !== 0)
  process.exit(1)

const results = {
  machine: {
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  },
  note: 'Ratios within one run; `noise` compares the baseline with itself. MongoDB figures come from the server named here, which may be a test server.',
  engines: named.length > 0 || values.engine ? JSON.parse(readFileSync(out, 'utf8')).engines : {},
}

for (const engine of engines) {
  if (engine === 'mongodb' && !mongo) continue
  const label = engine === 'mongodb' ? `mongodb (${mongo.name})` : 'sqlite'
  const figures = (results.engines[label] ??= {})
  for (const name of names) {
    const id = `bench_${engine}_${names.indexOf(name)}_${process.pid}`
    const file = join(folder, `${id}.json`)
    console.log(`── ${engine}: ${name}`)
    const code = await runNode(
      ['--conditions=production', '--import', 'tsx', 'bench/run.ts', name, file],
      {
        env: {
          PAYLOAD_SECRET: 'benchmark-only-secret-0123456789abcdef',
          BURST_LIMIT: 'off',
          ADMISSION: 'off',
          JOBS: 'off',
          PAYLOAD_LOG_LEVEL: 'silent',
          LOAD_PORT: String(await freePort()),
          SQLITE_PATH: join(folder, `${id}.db`),
          STATUS_DIR: join(folder, 'status'),
          FILES_DIR: join(folder, 'files'),
          DATABASE_URI: engine === 'mongodb' ? mongo.uri(id) : '',
        },
      },
    )
    const figure = code === 0 ? JSON.parse(readFileSync(file, 'utf8')) : { failed: true }
    figures[name] = name === SURGE ? { ...figures[SURGE], ...figure } : figure
    if (COMMITS[name] && figure.bookInOneStep)
      figures[SURGE] = { ...figures[SURGE], [COMMITS[name]]: figure.bookInOneStep.ratio }
    console.log(JSON.stringify(figures[name], null, 2))
    writeFileSync(out, `${JSON.stringify(results, null, 2)}\n`)
  }
}

await mongo?.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(
  Object.values(results.engines).some((figures) => Object.values(figures).some((one) => one.failed))
    ? 1
    : 0,
)

// The built product with its own fresh, seeded database, for the screen tests (playwright.config.ts).
//   E2E_PORT=3100 E2E_CITY=kawasaki E2E_CARDS=1500 node scripts/start-e2e.mjs
// Its clock stands on the afternoon of a workday: at night and on holidays nobody comes to a window.
import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, runPayload, safeNodeOptions, start } from './lib/process.mjs'
import { workdayShift } from './lib/workday.mjs'

const port = process.env.E2E_PORT ?? '3100'
const city = process.env.E2E_CITY ?? 'kawasaki'
const cards = process.env.E2E_CARDS ?? '1500'

if (!existsSync(join(root, process.env.NEXT_DIST_DIR || '.next', 'BUILD_ID'))) {
  console.error('先に npm run build を実行してください / Run npm run build first')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'madoguchi-e2e-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const env = {
  NODE_ENV: 'production',
  NODE_OPTIONS: `${safeNodeOptions()} --import=${new URL('./lib/shifted-clock.mjs', import.meta.url).href}`,
  CLOCK_SHIFT_MS: String(workdayShift()),
  NEXT_TELEMETRY_DISABLED: '1',
  DATABASE_URI: '',
  SQLITE_PATH: join(folder, 'app.db'),
  STATUS_DIR: join(folder, 'status'),
  FILES_DIR: join(folder, 'files'),
  PAYLOAD_SECRET: process.env.PAYLOAD_SECRET || randomBytes(32).toString('hex'),
  DATA_KEY: process.env.DATA_KEY || randomBytes(32).toString('hex'),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  DEMO: city,
  // A machine that is busy with tests is no crowd.
  ADMISSION: 'off',
  // All visitors of these tests have one address, and a fast machine lets them hurry more than people do.
  BURST_LIMIT: 'off',
}

const seeded = await runPayload(['run', 'scripts/seed.ts', '--', city, '--cards', cards], { env })
if (seeded !== 0) process.exit(seeded)
// Accounts and numbers that the tests may use; beside the reports, where no tool clears them away.
mkdirSync(join(root, 'test-results'), { recursive: true })
copyFileSync(join(folder, 'demo', `${city}.json`), join(root, 'test-results', 'e2e-demo.json'))

const server = start(process.execPath, ['src/server/start.mjs'], {
  env: { ...env, HOST: '127.0.0.1', PORT: port },
})
process.exit((await server.ended).code)

// `npm run fuzz`: 100,000 requests, the same for the same seed, to a built server of its own with a
// small demo; none may be answered with an error of ours (5xx).
//   npm run fuzz -- --seed 7 --count 20000
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, buildIsFresh } from './lib/build.mjs'
import { freePort } from './lib/files.mjs'
import { root, runPayload, safeNodeOptions, start } from './lib/process.mjs'

const { values } = parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string' } } })
const seed = values.seed ?? String(Date.now() % 2 ** 31)
const folder = mkdtempSync(join(tmpdir(), 'madoguchi-fuzz-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

if (!buildIsFresh() && (await build({ quiet: true })) !== 0) process.exit(1)
const port = String(await freePort())
const env = {
  NODE_ENV: 'production',
  NODE_OPTIONS: safeNodeOptions(),
  NEXT_TELEMETRY_DISABLED: '1',
  DATABASE_URI: '',
  SQLITE_PATH: join(folder, 'app.db'),
  STATUS_DIR: join(folder, 'status'),
  FILES_DIR: join(folder, 'files'),
  PAYLOAD_SECRET: randomBytes(32).toString('hex'),
  DATA_KEY: randomBytes(32).toString('hex'),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  PANEL_ALLOW_LIST: '',
  SMTP_URL: '',
  DEMO: 'kawasaki',
  // Limits would answer in the place of what is tried.
  BURST_LIMIT: 'off',
  ADMISSION: 'off',
}
const seeding = ['run', 'scripts/seed.ts', '--', 'kawasaki', '--cards', '300']
if ((await runPayload(seeding, { env: { ...env, JOBS: 'off' } })) !== 0) process.exit(1)
const server = start(process.execPath, [join(root, 'src/server/start.mjs')], {
  env: { ...env, PORT: port, HOST: '127.0.0.1', JOBS: 'on' },
})
const code = await runPayload(['run', 'scripts/fuzz/server.ts'], {
  env: {
    ...env,
    JOBS: 'off',
    FUZZ_SEED: seed,
    FUZZ_COUNT: values.count ?? '100000',
    FUZZ_ACCOUNTS: join(folder, 'demo', 'kawasaki.json'),
  },
})
await server.stop()
process.exit(code)

// Everything that Payload generates from the configuration, made in a copy of the project: the
// working tree is only touched once all of it has succeeded.
import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { filesUnder } from './files.mjs'
import { root, runPayload } from './process.mjs'
import { siteAssets } from './site-assets.mjs'

const INPUTS = ['src', 'payload.config.ts', 'tsconfig.json', 'package.json']
// Frozen: databases with data have run them, and a changed one is skipped there by its name.
// Only the newest of them keeps its snapshot: it is what the open step begins at.
const DONE = [
  '00000000_000000_initial',
  '20261128_000000_safe_hands',
  '20261129_000000_house',
  '20261130_000000_contact',
  '20261201_000000_people',
]
// What has changed since: made anew from the configuration until a release moves it into `DONE`
// and gives the next one its name. A step adds; what a release takes away goes with the one after.
const OPEN = '20261202_000000_reports'
const MIGRATIONS = 'src/migrations/sqlite'
const TYPES = 'src/payload-types.ts'
const IMPORT_MAP = 'src/app/(payload)/admin/importMap.js'
const NO_MIGRATIONS = 'export const migrations = []\n'

function indexOf(names) {
  const imports = names.map((name, at) => `import * as step${at} from './${name}'\n`).join('')
  const rows = names
    .map((name, at) => `  { up: step${at}.up, down: step${at}.down, name: '${name}' },\n`)
    .join('')
  return `${imports}\nexport const migrations = [\n${rows}]\n`
}

/** The schema snapshot without its random id, so that the same schema gives the same file. */
function stableSnapshot(text) {
  const none = '00000000-0000-0000-0000-000000000000'
  return `${JSON.stringify({ ...JSON.parse(text), id: none, prevId: none }, null, 2)}\n`
}

async function payload(cwd, args) {
  const env = {
    // SQLite in a throw-away file, and nothing that a developer's own environment says otherwise.
    DATABASE_URI: '',
    SQLITE_PATH: join(cwd, 'generate.db'),
    PAYLOAD_SECRET: randomBytes(32).toString('hex'),
    NODE_ENV: 'development',
    ROOT_DIR: undefined,
    PAYLOAD_CONFIG_PATH: undefined,
    PAYLOAD_TS_OUTPUT_PATH: undefined,
    JOBS: 'off',
  }
  const options = { cwd, env, quiet: true, timeoutMs: 5 * 60_000 }
  const code = await runPayload(args, options)
  if (code !== 0) throw new Error(`payload ${args.join(' ')} ended with code ${code}`)
}

const isOf = (names) => (file) => names.some((name) => basename(file).startsWith(`${name}.`))

/** The open step, or nothing where the schema is that of the last frozen one. */
function readMigrations(copy) {
  const all = filesUnder(join(copy, MIGRATIONS)).filter((file) => basename(file) !== 'index.ts')
  const made = all.filter((file) => !isOf(DONE)(file))
  if (made.length === 0) return { [`${MIGRATIONS}/index.ts`]: indexOf(DONE) }
  if (made.length !== 2) throw new Error(`expected one new migration, found ${made.length} files`)
  const text = (ending) =>
    readFileSync(
      made.find((file) => file.endsWith(ending)),
      'utf8',
    )
  if (text('.ts').includes('__new_'))
    throw new Error('a step only adds: a changed default or a required column makes a table anew')
  return {
    [`${MIGRATIONS}/${OPEN}.ts`]: text('.ts'),
    [`${MIGRATIONS}/${OPEN}.json`]: stableSnapshot(text('.json')),
    [`${MIGRATIONS}/index.ts`]: indexOf([...DONE, OPEN]),
  }
}

/** `{ [path]: content }` of every generated file, for the sources as they are now. */
export async function generate() {
  const copy = mkdtempSync(join(tmpdir(), 'madoguchi-generate-'))
  try {
    for (const input of INPUTS) cpSync(join(root, input), join(copy, input), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
    for (const file of filesUnder(join(copy, MIGRATIONS))) if (!isOf(DONE)(file)) rmSync(file)
    writeFileSync(join(copy, MIGRATIONS, 'index.ts'), NO_MIGRATIONS)
    // From the last frozen schema to the present one.
    await payload(copy, ['migrate:create', 'open', '--skip-empty'])
    await payload(copy, ['generate:types'])
    await payload(copy, ['generate:importmap'])
    const text = (path) => ({ [path]: readFileSync(join(copy, path), 'utf8') })
    return { ...readMigrations(copy), ...text(TYPES), ...text(IMPORT_MAP), ...siteAssets() }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Committed migration files that are neither frozen nor called for by the present schema. */
export const leftovers = (files) =>
  filesUnder(join(root, MIGRATIONS)).filter(
    (file) => !isOf(DONE)(file) && !Object.keys(files).some((path) => join(root, path) === file),
  )

export const isStale = (path, content) =>
  !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== content

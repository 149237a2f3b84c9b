// Everything that Payload generates from the configuration, made in a copy of the project: the
// working tree is only touched once all of it has succeeded.
import { randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
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
const MIGRATION = '00000000_000000_initial'
const MIGRATIONS = 'src/migrations/sqlite'
const TYPES = 'src/payload-types.ts'
const IMPORT_MAP = 'src/app/(payload)/admin/importMap.js'
const NO_MIGRATIONS = 'export const migrations = []\n'

const INDEX = `import * as initial from './${MIGRATION}'

export const migrations = [{ up: initial.up, down: initial.down, name: '${MIGRATION}' }]
`

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

function readMigration(copy) {
  const made = filesUnder(join(copy, MIGRATIONS)).filter((file) => basename(file) !== 'index.ts')
  const withEnding = (ending) => made.find((file) => file.endsWith(ending))
  if (made.length !== 2) throw new Error(`expected one migration, found ${made.length} files`)
  return {
    [`${MIGRATIONS}/${MIGRATION}.ts`]: readFileSync(withEnding('.ts'), 'utf8'),
    [`${MIGRATIONS}/${MIGRATION}.json`]: stableSnapshot(readFileSync(withEnding('.json'), 'utf8')),
    [`${MIGRATIONS}/index.ts`]: INDEX,
  }
}

/** `{ [path]: content }` of every generated file, for the sources as they are now. */
export async function generate() {
  const copy = mkdtempSync(join(tmpdir(), 'madoguchi-generate-'))
  try {
    for (const input of INPUTS) cpSync(join(root, input), join(copy, input), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
    rmSync(join(copy, MIGRATIONS), { recursive: true, force: true })
    mkdirSync(join(copy, MIGRATIONS), { recursive: true })
    writeFileSync(join(copy, MIGRATIONS, 'index.ts'), NO_MIGRATIONS)
    // From nothing to the present schema: without an earlier one there is nothing to ask about.
    await payload(copy, ['migrate:create', 'initial', '--skip-empty'])
    await payload(copy, ['generate:types'])
    await payload(copy, ['generate:importmap'])
    const text = (path) => ({ [path]: readFileSync(join(copy, path), 'utf8') })
    return { ...readMigration(copy), ...text(TYPES), ...text(IMPORT_MAP), ...siteAssets() }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Committed migration files that the present schema does not call for. */
export const leftovers = (files) =>
  filesUnder(join(root, MIGRATIONS)).filter(
    (file) => !Object.keys(files).some((path) => join(root, path) === file),
  )

export const isStale = (path, content) =>
  !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== content

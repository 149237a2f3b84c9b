// `npm run demo`, from a fresh clone with nothing but Node: packages, database, data, build, server.
//   npm run demo                  川崎市
//   npm run demo -- chiba         another city: kawasaki chiba fukuoka kawagoe seto
//   npm run demo -- --reset       from the beginning;  --no-start: prepare only (CI)
//   PORT=8080 npm run demo        another port (3000 or the next free one)
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, buildIsFresh } from './lib/build.mjs'
import { columns, step } from './lib/console-ja.mjs'
import { filesUnder, freePortFrom } from './lib/files.mjs'
import { ensureNodeModules } from './lib/node-modules.mjs'
import { root, runPayload, safeNodeOptions, start } from './lib/process.mjs'

const CITIES = {
  kawasaki: '川崎市',
  chiba: '千葉市',
  fukuoka: '福岡市',
  kawagoe: '川越市',
  seto: '瀬戸市',
}
const STALE_DAYS = 14

function fail(message) {
  console.error(message)
  process.exit(1)
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        cards: { type: 'string' },
        reset: { type: 'boolean' },
        'no-start': { type: 'boolean' },
      },
    })
  } catch (error) {
    return fail(`わからない指定です: ${error.message}\n使い方: npm run demo -- [都市] [--reset]`)
  }
}

const { values, positionals } = readArguments()
const city = positionals[0] ?? 'kawasaki'
if (!Object.hasOwn(CITIES, city) || positionals.length > 1) {
  const list = Object.entries(CITIES).map(([code, name]) => `${code}（${name}）`)
  fail(`「${positionals.join(' ')}」というデモはありません。\n選べる都市: ${list.join('、')}`)
}
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node.js 20.19 以上が必要です（いまは ${process.versions.node}）。https://nodejs.org/`)
}

const data = join(root, 'data')
const database = join(data, `demo-${city}.db`)
const summaryFile = join(data, 'demo', `${city}.json`)

/** One secret for all demos of this clone, made once, readable by its owner only. */
function secret() {
  const file = join(data, 'demo.secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** The tables that the program expects; a database with others cannot be used. */
function schemaVersion() {
  const hash = createHash('sha256')
  const files = filesUnder(join(root, 'src/migrations/sqlite')).filter((file) =>
    file.endsWith('.ts'),
  )
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

function readSummary() {
  try {
    return JSON.parse(readFileSync(summaryFile, 'utf8'))
  } catch {
    return null
  }
}

function removeData() {
  for (const ending of ['', '-wal', '-shm', '-checkpoint'])
    rmSync(`${database}${ending}`, { force: true })
  for (const folder of ['status', 'files'])
    rmSync(`${database}-${folder}`, { recursive: true, force: true })
  rmSync(summaryFile, { force: true })
}

/** What the children see: nothing of a developer's own settings, a database of their own. */
const environment = (more) => ({
  NODE_ENV: 'production',
  NODE_OPTIONS: safeNodeOptions(),
  NEXT_TELEMETRY_DISABLED: '1',
  DEMO: '1',
  DATABASE_URI: '',
  SMTP_URL: '',
  DATA_KEY: '',
  PANEL_ALLOW_LIST: '',
  SQLITE_PATH: database,
  STATUS_DIR: `${database}-status`,
  FILES_DIR: `${database}-files`,
  // One person tries it out: a single process takes the least memory.
  WEB_WORKERS: '0',
  PAYLOAD_SECRET: secret(),
  ...more,
})

async function prepareData() {
  const summary = readSummary()
  const isUsable = summary?.schema === schemaVersion() && existsSync(database)
  if (isUsable && !values.reset) return
  if (summary && !values.reset) {
    console.log('・プログラムの構成が変わったため、デモのデータを作り直します')
  }
  removeData()
  const cards = values.cards ? ['--cards', values.cards] : []
  const code = await step(`${CITIES[city]}のデモのデータを作っています`, () =>
    runPayload(['run', 'scripts/seed.ts', '--', city, ...cards], {
      env: environment({ JOBS: 'off' }),
    }),
  )
  if (code !== 0) {
    removeData()
    fail('デモのデータを作れませんでした。上のメッセージを確かめてください。')
  }
  const made = { ...readSummary(), schema: schemaVersion() }
  writeFileSync(summaryFile, `${JSON.stringify(made, null, 2)}\n`)
}

async function prepareBuild() {
  if (buildIsFresh()) return
  const code = await step('画面を組み立てています（初回は1～2分かかります）', () =>
    build({ quiet: true, env: { NEXT_TELEMETRY_DISABLED: '1', SKIP_TYPECHECK: '1' } }),
  )
  if (code !== 0) fail('画面を組み立てられませんでした。上のメッセージを確かめてください。')
}

async function waitUntilReady(url, ended) {
  let isOver = false
  ended.then(() => (isOver = true))
  for (let tries = 0; tries < 600 && !isOver; tries++) {
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return false
}

function welcome(url) {
  const { accounts, numbers, booked, cityName, madeOn } = readSummary()
  const line = '─'.repeat(64)
  const age = Math.round((Date.now() - Date.parse(madeOn)) / 86_400_000)
  const text = [
    '',
    line,
    `  ${cityName}のデモが動いています`,
    '',
    ...columns(
      [
        ['市民の予約サイト', `${url}/`],
        ['職員の管理画面', `${url}/admin`],
      ],
      '  ',
    ),
    '',
    '  管理画面のログイン（役割、ID、パスワード）',
    ...columns(accounts.map(({ role, username, password }) => [role, username, password])),
    ...section('予約サイトで試せる番号', numbers),
    ...section('予約の確認・変更・取消しで試せる番号', booked),
    '',
    '  氏名・番号はすべて架空のものです。メールは送らず、管理画面の「送信メール」に残します。',
    ...(age > STALE_DAYS
      ? [`  データは${age}日前のものです。--reset で今日の日付で作り直せます。`]
      : []),
    `  最初からやり直す: npm run demo -- ${city} --reset　　終わる: Ctrl-C（データは残ります）`,
    line,
    '',
  ]
  console.log(text.join('\n'))
}

const section = (title, rows) =>
  rows.length === 0
    ? []
    : [
        '',
        `  ${title}`,
        ...columns(
          rows.map(({ service, number, second, note }) => [service, number, second, note]),
        ),
      ]

console.log(`${CITIES[city]}のデモを準備します。`)
await ensureNodeModules()
mkdirSync(join(data, 'demo'), { recursive: true })
await prepareData()
await prepareBuild()
if (values['no-start']) {
  console.log('準備ができました。npm run demo で始められます。')
  process.exit(0)
}

const port = await freePortFrom(Number(process.env.PORT || 3000))
const url = process.env.PUBLIC_URL || `http://localhost:${port}`
// Only this machine by default: the demo's passwords are known to everybody.
const host = process.env.HOST || '127.0.0.1'
console.log('・サーバーを起動しています')
const server = start(process.execPath, [join(root, 'src/server/start.mjs')], {
  env: environment({ PORT: String(port), HOST: host, PUBLIC_URL: url, JOBS: 'on' }),
})
if (await waitUntilReady(`http://127.0.0.1:${port}`, server.ended)) welcome(url)
const { code } = await server.ended
if (code !== 0) fail('サーバーが止まりました。上のメッセージを確かめてください。')

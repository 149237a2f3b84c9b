// Finds a MongoDB replica set for the integration suite, or says that there is none.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../scripts/lib/files.mjs'
import { root, run, start } from '../../scripts/lib/process.mjs'
import { ensurePythonVenv } from '../../scripts/lib/system.mjs'

const SECANTUS_VERSION = '0.7.0b3'
const venv = join(root, '.venv-secantus')
const venvFile = (name) =>
  process.platform === 'win32' ? join(venv, 'Scripts', `${name}.exe`) : join(venv, 'bin', name)

/** The same server, another database. */
export function withDatabase(base, name) {
  const [, server, query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)[^?]*(\?.*)?$/.exec(base) ?? []
  if (!server) throw new Error('TEST_DATABASE_URI is not a MongoDB address')
  return `${server}/${name}${query}`
}

/** @param another starts one more of a server that answers on one core only; null for a real one */
const found = (name, base, stop = async () => {}, another = null) => ({
  name,
  uri: (database) => withDatabase(base, database),
  stop,
  another,
})

export async function ping(uri, timeoutMs = 3000) {
  const { MongoClient } = await import('mongodb')
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: timeoutMs })
  try {
    await client.db('admin').command({ ping: 1 })
    return true
  } catch {
    return false
  } finally {
    await client.close()
  }
}

/** Waits for the server to answer; gives up at once when its process has ended. */
async function untilReady(uri, server, timeoutMs = 60_000) {
  let running = true
  server.ended.then(() => (running = false))
  const end = Date.now() + timeoutMs
  while (running && Date.now() < end) {
    if (await ping(uri, 2000)) return true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return false
}

async function downloadsLookPossible() {
  const host = process.env.MONGOMS_DOWNLOAD_MIRROR ?? 'https://fastdl.mongodb.org'
  try {
    await fetch(host, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(4000) })
    return true
  } catch {
    return false
  }
}

async function memoryServer() {
  const { DryMongoBinary, MongoMemoryReplSet } = await import('mongodb-memory-server')
  const here =
    process.env.MONGOMS_SYSTEM_BINARY ||
    (await DryMongoBinary.locateBinary({ version: process.env.MONGOMS_VERSION ?? '8.2.6' }).catch(
      () => undefined,
    ))
  if (!here && !(await downloadsLookPossible())) return null

  process.env.MONGOMS_MAX_RETRIES ??= '0'
  let late = false
  const starting = MongoMemoryReplSet.create({
    replSet: { count: 1, storageEngine: 'wiredTiger' },
  }).then(async (server) => {
    if (late) await server.stop()
    return server
  })
  // A slow line must not hold up the suite; the unfinished download resumes another time.
  const seconds = Number(process.env.MONGO_START_SECONDS ?? 60)
  let timer
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, seconds * 1000, null)
  })
  const server = await Promise.race([starting.catch(() => null), limit])
  clearTimeout(timer)
  if (!server) {
    late = true
    starting.catch(() => {})
    return null
  }
  return found('mongodb-memory-server', server.getUri(), async () => void (await server.stop()))
}

async function ensureSecantus() {
  const stamp = join(venv, `secantusdb-${SECANTUS_VERSION}`)
  if (existsSync(stamp)) return true
  if (!(await ensurePythonVenv())) return false
  console.log('MongoDB 互換サーバーを準備します / Preparing a MongoDB-compatible test server (pip)')
  rmSync(venv, { recursive: true, force: true })
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check']
  const steps = [
    ['python3', ['-m', 'venv', venv]],
    [venvFile('python'), [...pip, `SecantusDB==${SECANTUS_VERSION}`]],
  ]
  for (const [command, args] of steps) {
    if ((await run(command, args, { quiet: true, timeoutMs: 5 * 60_000 })) !== 0) return false
  }
  writeFileSync(stamp, '')
  return true
}

/** A test server only: never shipped and never linked. */
const secantus = async () => ((await ensureSecantus()) ? startSecantus() : null)

async function startSecantus() {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-mongo-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const port = await freePort()
  const launcher = join(root, 'tests', 'helpers', 'secantus-server.py')
  const args = ['--host', '127.0.0.1', '--port', String(port), '--storage-path', folder]
  const server = start(venvFile('python'), [launcher, ...args, '--log-level', 'ERROR'], {
    cwd: folder,
    stdio: 'ignore',
  })
  const base = `mongodb://127.0.0.1:${port}/?replicaSet=secantus`
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  if (await untilReady(base, server))
    return found(`SecantusDB ${SECANTUS_VERSION}`, base, stop, startSecantus)
  await stop()
  return null
}

/**
 * `{ name, uri(database), stop(), another }`, or null with one visible line. In CI the MongoDB leg may never
 * be left out silently: there it throws.
 */
export async function findMongo() {
  const given = process.env.TEST_DATABASE_URI
  if (given) {
    if (await ping(given, 15_000)) return found('TEST_DATABASE_URI', given)
    throw new Error('TEST_DATABASE_URI is set, but no MongoDB answers there')
  }
  for (const attempt of [memoryServer, secantus]) {
    const server = await attempt().catch(() => null)
    if (server) return server
  }
  const line =
    'MongoDB が見つからず、MongoDB での試験は実行していません / MongoDB leg did not run: no server'
  if (process.env.CI === 'true') throw new Error(line)
  console.warn(line)
  return null
}

// Makes `node scripts/….mjs` work from a fresh clone: installs the locked packages when needed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, runNode } from './process.mjs'

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return null
  }
}

/**
 * Compares what is installed with the lock by content. File times would mislead: a checkout and an
 * install both touch them in any order, and a needless `npm ci` deletes a tree somebody is using.
 */
export function nodeModulesState() {
  const installed = packagesOf('node_modules/.package-lock.json')
  if (!installed) return 'missing'
  const locked = packagesOf('package-lock.json') ?? {}
  for (const [path, entry] of Object.entries(locked)) {
    if (path === '' || entry.link) continue
    const mayLack = ['optional', 'devOptional', 'peer', 'extraneous', 'os'].some(
      (key) => entry[key],
    )
    const found = installed[path]
    if (found ? found.version !== entry.version : !mayLack) return 'stale'
  }
  return 'fresh'
}

export async function ensureNodeModules() {
  const state = nodeModulesState()
  if (state === 'fresh') return
  const why =
    state === 'missing' ? 'node_modules がありません / is missing' : '更新が必要 / is stale'
  console.log(`パッケージを導入します / Installing packages (npm ci): ${why}`)
  // The MongoDB binary (over 100 MB) is fetched only by the test that needs it, not by an install.
  const env = { MONGOMS_DISABLE_POSTINSTALL: '1' }
  const cli = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const code = cli?.endsWith('.js')
    ? await runNode([cli, ...args], { env })
    : await run('npm', args, { env })
  if (code !== 0) {
    console.error('npm ci に失敗しました / npm ci failed')
    process.exit(code)
  }
}

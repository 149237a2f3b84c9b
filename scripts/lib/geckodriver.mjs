// Firefox's driver. No distribution has a package of it, so it is built from its source, once.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './process.mjs'
import { aptInstall } from './system.mjs'

const VERSION = '0.37.1'
const folder = join(root, '.cache', 'geckodriver')
const built = join(folder, 'bin', 'geckodriver')

const works = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0

/** The driver's path; null where there is none yet. */
export const findGeckodriver = () =>
  [process.env.GECKODRIVER_PATH, built, 'geckodriver'].find((path) => path && works(path)) ?? null

/** Finds or builds the driver: minutes the first time. Null when it cannot be had. */
export async function ensureGeckodriver() {
  const found = findGeckodriver()
  if (found) return found
  // Debian's plain `cargo` is years older than what the driver wants.
  if (!works('cargo')) await aptInstall(['cargo-web', 'rustc-web'])
  if (!works('cargo')) return null
  console.log('geckodriver を作ります（数分）/ Building geckodriver (minutes)')
  const args = ['install', 'geckodriver', '--version', VERSION, '--locked', '--root', folder]
  await run('cargo', args, { quiet: true, timeoutMs: 40 * 60_000 })
  return existsSync(built) ? built : null
}

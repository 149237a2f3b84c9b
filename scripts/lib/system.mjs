// What the machine itself must have: a browser for the screen tests, a Japanese font, Python's venv.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './process.mjs'

const ok = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const has = (command) => ok('sh', ['-c', `command -v ${command}`])

const WEBKIT_FOLDERS = ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0']

export function findChromium() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]
  return candidates.find((path) => path && existsSync(path)) ?? null
}

/** WebKitGTK's small browser; it lies beside the library, not on the path. */
export function findMiniBrowser() {
  if (process.env.MINIBROWSER_PATH) return process.env.MINIBROWSER_PATH
  if (process.platform !== 'linux') return null
  const folders = readdirSync('/usr/lib').flatMap((name) =>
    WEBKIT_FOLDERS.map((folder) => join('/usr/lib', name, folder, 'MiniBrowser')),
  )
  return folders.find((path) => existsSync(path)) ?? null
}

function hasJapaneseFont() {
  if (process.platform !== 'linux') return true
  const list = spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' })
  return list.status === 0 && list.stdout.trim() !== ''
}

/** Installs Debian packages as root or through a password-less sudo; false when that is impossible. */
export async function aptInstall(packages) {
  if (!has('apt-get')) return false
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !ok('sudo', ['-n', 'true'])) return false
  console.log(`OS パッケージを導入します / Installing system packages: ${packages.join(' ')}`)
  const apt = (args) => {
    const line = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y', ...args]
    const command = isRoot ? ['env', ...line] : ['sudo', '-n', 'env', ...line]
    return run(command[0], command.slice(1), { quiet: true, timeoutMs: 15 * 60_000 })
  }
  const install = () => apt(['install', '--no-install-recommends', ...packages])
  // An old package list is the usual reason for a failed install: refresh it first.
  await apt(['update'])
  return (await install()) === 0
}

/**
 * Returns whether everything asked for is there. On success `CHROMIUM_PATH` is set for children.
 */
export async function ensureSystemPackages({
  chromium = false,
  fonts = false,
  pdf = false,
  office = false,
  engines = false,
} = {}) {
  const missing = () => [
    ...(chromium && !findChromium() ? ['chromium'] : []),
    // pdftoppm, pdftotext and pdfinfo: tests look at printed sheets as pictures.
    ...(pdf && !has('pdftoppm') ? ['poppler-utils'] : []),
    // Excel books are opened in a program that did not write them.
    ...(office && !has('soffice') ? ['libreoffice-calc-nogui'] : []),
    // The other engines and their drivers; WebKit's browser has no mode without a screen.
    ...(engines && !has('firefox-esr') && !has('firefox') ? ['firefox-esr'] : []),
    ...(engines && !(has('WebKitWebDriver') && findMiniBrowser()) ? ['webkit2gtk-driver'] : []),
    ...(engines && !has('chromedriver') ? ['chromium-driver'] : []),
    ...(engines && !has('Xvfb') ? ['xvfb'] : []),
    ...(fonts && !hasJapaneseFont() ? ['fontconfig', 'fonts-noto-cjk'] : []),
  ]
  if (missing().length > 0) await aptInstall(missing())
  const left = missing()
  if (left.length > 0) {
    console.error(`導入してください / Please install: ${left.join(' ')} (or set CHROMIUM_PATH)`)
    return false
  }
  if (chromium) process.env.CHROMIUM_PATH = findChromium()
  return true
}

const venvWorks = () => ok('python3', ['-c', 'import venv, ensurepip'])

/** Debian ships Python without `ensurepip`; a venv needs it. */
export async function ensurePythonVenv() {
  if (process.platform === 'win32') return ok('python3', ['--version'])
  if (!venvWorks()) await aptInstall(['python3', 'python3-venv'])
  return venvWorks()
}

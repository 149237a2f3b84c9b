// A desktop of its own that nobody sees (Xvfb), with the screen reader Orca on it. What Orca says is
// taken from its own log of speech; no sound is made and nobody's own settings are read or changed.
// Debian: orca xvfb xdotool openbox dbus at-spi2-core speech-dispatcher
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start } from './process.mjs'

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Files of the home folder in which Orca and its speech service live. */
const files = (log) => ({
  // A voice that is done at once: Orca goes on as it does after a real one.
  '.config/speech-dispatcher/speechd.conf':
    'LogLevel 1\nAddModule "silent" "sd_generic" "silent.conf"\nDefaultModule silent\n',
  '.config/speech-dispatcher/modules/silent.conf': [
    'GenericExecuteSynth "true"',
    'GenericLanguage "en" "en" "utf-8"',
    'GenericLanguage "ja" "ja" "utf-8"',
    'AddVoice "en" "MALE1" "en"',
    'AddVoice "ja" "MALE1" "ja"',
    '',
  ].join('\n'),
  '.local/share/orca/orca-customizations.py': [
    'import json, logging',
    'class Spoken(logging.Handler):',
    '    def emit(self, record):',
    `        with open(${JSON.stringify(log)}, "a", encoding="utf-8") as out:`,
    '            out.write(json.dumps(record.getMessage(), ensure_ascii=False) + "\\n")',
    'logger = logging.getLogger("speech")',
    'logger.setLevel(logging.INFO)',
    'logger.addHandler(Spoken())',
    '',
  ].join('\n'),
})

/** What was said; nothing for the echo of a key. */
function utterance(line) {
  const found = /^SPEECH OUTPUT: '([\s\S]*)'(?: voice=\w+)?$/.exec(JSON.parse(line))
  return found ? found[1].trim() : ''
}

async function until(what, test) {
  for (let tries = 0; tries < 150; tries++) {
    if (await test()) return
    await pause(200)
  }
  throw new Error(`${what} did not start`)
}

/**
 * Starts desktop and reader; Orca's own words come in the language (ja, en).
 * @returns `env` for the browser; `said(quietMs)`: what was spoken since the last call, as soon as
 *   it has been quiet for that long; `key('Tab')`, `type('abc')`: keys as xdotool names them;
 *   `version`; `close()`
 */
export async function startOrca({ language = 'ja', display = ':97', size = '1280x1400x24' } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'orca-'))
  const log = join(home, 'spoken.log')
  for (const [path, content] of Object.entries(files(log))) {
    mkdirSync(join(home, path, '..'), { recursive: true })
    writeFileSync(join(home, path), content)
  }
  const runtime = join(home, 'run')
  mkdirSync(runtime, { mode: 0o700 })
  const env = {
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    DISPLAY: display,
    LANG: 'C.UTF-8',
    LC_ALL: '',
    LANGUAGE: language,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(runtime, 'bus')}`,
    ACCESSIBILITY_ENABLED: '1',
    GTK_MODULES: '',
    NO_AT_BRIDGE: '0',
  }
  const stdio = process.env.ORCA_VERBOSE ? 'inherit' : 'ignore'
  const started = []
  const launch = (command, ...args) => started.push(start(command, args, { env, stdio }))
  const close = async () => {
    for (const one of started.reverse()) await one.stop(3000)
    // The speech service was started by Orca and goes by itself; its folder is ours.
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 })
  }
  const ask = (...args) => execFileSync('xdotool', args, { env: { ...process.env, ...env } })
  try {
    launch('Xvfb', display, '-screen', '0', size, '-nolisten', 'tcp')
    await until('Xvfb', () => existsSync(`/tmp/.X11-unix/X${display.slice(1)}`))
    launch('dbus-daemon', '--session', '--nofork', `--address=${env.DBUS_SESSION_BUS_ADDRESS}`)
    await until('D-Bus', () => existsSync(join(runtime, 'bus')))
    launch('openbox')
    launch('orca', ...(process.env.ORCA_DEBUG ? [`--debug-file=${process.env.ORCA_DEBUG}`] : []))
    // It greets when it is ready.
    await until('Orca', () => existsSync(log))
  } catch (error) {
    await close()
    throw error
  }
  let read = 0
  const lines = () => readFileSync(log, 'utf8').split('\n').filter(Boolean)
  const said = async (quietMs = 1200, mostMs = 30_000) => {
    let count = lines().length
    let quiet = 0
    for (let waited = 0; quiet < quietMs && waited < mostMs; waited += 100) {
      await pause(100)
      const now = lines().length
      quiet = now === count ? quiet + 100 : 0
      count = now
    }
    const fresh = lines().slice(read, count).map(utterance).filter(Boolean)
    read = count
    return fresh
  }
  return {
    env,
    said,
    key: (name) => ask('key', '--clearmodifiers', name),
    type: (text) => ask('type', '--delay', '40', text),
    version: execFileSync('orca', ['--version'], { env: { ...process.env, ...env } })
      .toString()
      .trim(),
    close,
  }
}

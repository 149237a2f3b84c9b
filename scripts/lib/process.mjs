// Child processes that never outlive us. Plain Node: these files run before `npm ci`.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

const windows = process.platform === 'win32'
const live = new Set()
let guarded = false

function signalTree(entry, signal) {
  const { child, group } = entry
  if (child.exitCode !== null || child.signalCode !== null) {
    // The leader is gone; what it left behind in its own group is still ours to end.
    if (!group || windows) return
  }
  try {
    if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'])
    else process.kill(group ? -child.pid : child.pid, signal)
  } catch {
    // already gone
  }
}

function guard() {
  if (guarded) return
  guarded = true
  process.on('exit', () => live.forEach((entry) => signalTree(entry, 'SIGKILL')))
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, () => {
      live.forEach((entry) => signalTree(entry, 'SIGTERM'))
      // Long enough for a server to close its files, short enough for an impatient Ctrl-C.
      setTimeout(() => process.exit(code), live.size ? 1500 : 0)
    })
  }
}

function launch(command, args, { cwd = root, env = {}, stdio, group }) {
  guard()
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio,
    detached: group && !windows,
    shell: windows && command === 'npm',
  })
  const entry = { child, group: group && !windows }
  live.add(entry)
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, error }))
    child.once('exit', (code, signal) => resolve({ code: code ?? 1, signal }))
  }).then((result) => {
    signalTree(entry, 'SIGKILL')
    live.delete(entry)
    return result
  })
  return { child, entry, ended }
}

/**
 * Runs a command to its end with its output forwarded; resolves to the exit code.
 * It gets a process group of its own, so that whatever it started ends with it.
 */
export async function run(command, args, { quiet = false, timeoutMs, ...options } = {}) {
  const stdio = ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit']
  const { child, entry, ended } = launch(command, args, { ...options, stdio, group: true })
  let output = ''
  if (quiet) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => (output = (output + chunk).slice(-20_000)))
    }
  }
  const timer = timeoutMs && setTimeout(() => signalTree(entry, 'SIGKILL'), timeoutMs)
  const { code, error } = await ended
  clearTimeout(timer)
  if (error) console.error(`${command}: ${error.message}`)
  if (quiet && code !== 0) process.stderr.write(output)
  return code
}

/**
 * Starts a server. It stays in our process group (a killed group takes it along) and `stop()`
 * ends it by its pid: politely, then for good.
 */
export function start(
  command,
  args,
  { stdio = ['ignore', 'inherit', 'inherit'], ...options } = {},
) {
  const { child, entry, ended } = launch(command, args, { ...options, stdio, group: false })
  const stop = async (graceMs = 5000) => {
    signalTree(entry, 'SIGTERM')
    const timer = setTimeout(() => signalTree(entry, 'SIGKILL'), graceMs)
    await ended
    clearTimeout(timer)
  }
  return { child, ended, stop }
}

/** A package's own script, started with this Node: no npx, no shell, no extra process between. */
export function nodeBin(packageName, bin = packageName) {
  const folder = join(root, 'node_modules', packageName)
  const declared = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin
  return join(folder, typeof declared === 'string' ? declared : declared[bin])
}

export const runNode = (args, options) => run(process.execPath, args, options)

/**
 * Lexical's entry for plain Node awaits a dynamic import at its top level, and Node 20 now and then
 * never settles that: a command then ends with code 0 without having done anything, and a server
 * waits for ever (payloadcms/payload issues 16381 and 17757). The `production` export has no such
 * await. Everything that loads the Payload configuration in plain Node needs this option.
 */
const CONDITIONS = '--conditions=production'

/** `NODE_OPTIONS` for children that load the Payload configuration. */
export const safeNodeOptions = () =>
  [process.env.NODE_OPTIONS, CONDITIONS].filter(Boolean).join(' ')

/** `payload <args>`, for example `runPayload(['run', 'scripts/seed.ts', '--', 'kawasaki'])`. */
export const runPayload = (args, options) =>
  runNode([CONDITIONS, nodeBin('payload'), ...args], options)

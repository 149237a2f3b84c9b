import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { workerCount } from '@/server/worker-count.mjs'

const MAIN = fileURLToPath(new URL('../../helpers/workers-main.mjs', import.meta.url))

let folder = ''
let main: ChildProcess
let ended: Promise<unknown[]>
let port = 0
let metrics = 0
let said = ''

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return address.port
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workers-'))
  ;[port, metrics, said] = [await freePort(), await freePort(), '']
})
afterEach(async () => {
  // Told twice, all of it ends.
  if (main.exitCode === null) {
    main.kill('SIGKILL')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
})

function start(more: Record<string, string> = {}): void {
  const env = { ...process.env, PORT: `${port}`, METRICS: `${metrics}`, FOLDER: folder, ...more }
  main = spawn(process.execPath, [MAIN], { env })
  ended = once(main, 'exit')
  for (const stream of [main.stdout!, main.stderr!])
    stream.on('data', (text: Buffer) => (said += text.toString()))
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 50))
async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await turn()
}
const isSaid = (text: string) => until(() => said.includes(text))

const ask = (path = '/', at = port) =>
  // A connection that was just passed to a process as it died gets no answer.
  fetch(`http://127.0.0.1:${at}${path}`, { signal: AbortSignal.timeout(1000) }).then(
    (answer) => answer.text(),
    () => '',
  )

/** Asks until so many different processes that are not `gone` have answered. */
async function answering(count: number, gone: Set<string> = new Set()): Promise<Set<string>> {
  const answers = new Set<string>()
  while (answers.size < count) {
    const answer = await ask()
    if (answer && !gone.has(answer)) answers.add(answer)
    else await turn()
  }
  return answers
}
const pidOf = (answer: string) => Number(answer.split(' ')[0])

/** Books over connections that are kept, as browsers and proxies do, until it is stopped. */
function bookers(count: number) {
  let isOver = false
  const acknowledged: string[] = []
  const refused: unknown[] = []
  const agents = Array.from({ length: count }, () => new Agent({ keepAlive: true, maxSockets: 1 }))
  const book = (path: string, agent: Agent) =>
    new Promise<number>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
      })
      sent.once('error', reject).end()
    })
  const all = agents.map(async (agent, who) => {
    for (let turns = 0; !isOver; turns++) {
      const path = `/book/${who}-${turns}`
      await book(path, agent).then(
        (status) => (status === 200 ? acknowledged : refused).push(path),
        (error: unknown) => refused.push(error),
      )
    }
    agent.destroy()
  })
  return {
    stop: async () => {
      isOver = true
      await Promise.all(all)
      return { acknowledged, refused }
    },
  }
}

describe('several processes and the one that keeps them', () => {
  it('answers from several processes, replaces one that dies, and ends with all of them', async () => {
    start()
    await isSaid('ready')
    const before = await answering(2)
    for (const answer of before) process.kill(pidOf(answer), 'SIGKILL')
    // Both have died; two others are there, and no request was needed to call them.
    await answering(2, before)
    expect(await ask('/metrics', metrics)).toContain(
      'madoguchi_worker_restarts_total{reason="died"} 2',
    )
    main.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(await ask()).toBe('')
  })

  it('AV-03 (part) a new version takes over process by process, and no booking is refused', async () => {
    writeFileSync(join(folder, 'version'), 'one')
    start()
    await isSaid('ready')
    const before = await answering(2)
    const visitors = bookers(6)
    writeFileSync(join(folder, 'version'), 'two')
    main.kill('SIGHUP')
    await isSaid('all workers replaced')
    const after = await answering(2)
    expect([...after].map((answer) => answer.split(' ')[1])).toEqual(['two', 'two'])
    expect([...after].filter((answer) => before.has(answer))).toEqual([])
    const { acknowledged, refused } = await visitors.stop()
    expect(refused).toEqual([])
    const booked = readFileSync(join(folder, 'booked'), 'utf8').split('\n').filter(Boolean)
    expect(booked.sort()).toEqual(acknowledged.sort())
    expect(acknowledged.length).toBeGreaterThan(0)
  })

  it('a link that leads to another folder is followed by the processes that come, and one that leads nowhere is not', async () => {
    const link = join(folder, 'current')
    for (const version of ['one', 'two']) {
      const program = join(folder, version, 'src', 'server')
      mkdirSync(program, { recursive: true })
      writeFileSync(join(folder, version, 'version'), version)
      writeFileSync(join(program, 'start.mjs'), `import ${JSON.stringify(MAIN)}\n`)
    }
    const lead = (to: string) => {
      rmSync(link, { force: true })
      symlinkSync(to, link)
    }
    lead('one')
    // Its own folder is where it was started: each tells the version that lies there.
    start({ APP: link, FOLDER: '' })
    await isSaid('ready')
    const before = await answering(2)
    expect([...before].map((answer) => answer.split(' ')[1])).toEqual(['one', 'one'])
    lead('two')
    main.kill('SIGUSR2')
    await isSaid('all workers replaced')
    expect([...(await answering(2))].map((answer) => answer.split(' ')[1])).toEqual(['two', 'two'])
    unlinkSync(link)
    for (const answer of await answering(2)) process.kill(pidOf(answer), 'SIGKILL')
    await isSaid('APP_DIR')
    expect([...(await answering(2))].map((answer) => answer.split(' ')[1])).toEqual(['two', 'two'])
  })

  it('a new version that does not open leaves the old one at work, and the next try is made', async () => {
    start()
    await isSaid('ready')
    const before = await answering(2)
    writeFileSync(join(folder, 'broken'), '')
    main.kill('SIGHUP')
    await isSaid('kept the old ones')
    expect(await answering(2)).toEqual(before)
    rmSync(join(folder, 'broken'))
    main.kill('SIGHUP')
    await isSaid('all workers replaced')
    await answering(2, before)
  })

  it('a process whose event loop stands still is replaced, and the figures say so', async () => {
    start({ SILENT_MS: '2000' })
    await isSaid('ready')
    const before = await answering(2)
    const hanging = ask('/hang')
    await isSaid('worker hung, killed')
    await hanging
    const after = await answering(2)
    expect([...after].filter((answer) => before.has(answer))).toHaveLength(1)
    const figures = await ask('/metrics', metrics)
    expect(figures).toContain('madoguchi_worker_restarts_total{reason="hung"} 1')
    expect(figures).toContain('madoguchi_worker_restarts_total{reason="died"} 0')
    expect(figures).toContain('madoguchi_workers_wanted 2')
  })

  it('a program that dies at once is tried again after pauses that grow, until it opens', async () => {
    writeFileSync(join(folder, 'broken'), '')
    start()
    await isSaid('failures in a row: 2')
    expect(said.match(/\d+ 秒後/g)).toEqual(['1 秒後', '2 秒後'])
    rmSync(join(folder, 'broken'))
    await isSaid('ready')
  })

  it('told to end in the middle of a replacement, all of it ends', async () => {
    start()
    await isSaid('ready')
    main.kill('SIGHUP')
    await isSaid('replacing all workers')
    main.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(await ask()).toBe('')
  })

  it('told to end again and again, it does not wait for what does not end', async () => {
    start()
    await isSaid('ready')
    const stuck = ask('/never')
    await stuck
    const again = setInterval(() => main.kill('SIGTERM'), 100)
    expect(await ended).toEqual([1, null])
    clearInterval(again)
  })
})

describe('how many processes', () => {
  const machine = { cores: 6, memory: 16 * 1024 ** 3 }
  const MONGO = 'mongodb://127.0.0.1/m'

  it('one for each core, as many as one file bears, and as memory allows', () => {
    expect(workerCount({ DATABASE_URI: MONGO }, machine)).toBe(6)
    expect(workerCount({}, machine)).toBe(4)
    expect(workerCount({}, { ...machine, cores: 2 })).toBe(2)
    expect(workerCount({ WEB_WORKERS: ' ' }, { ...machine, memory: 1024 ** 3 })).toBe(1)
    expect(workerCount({}, { ...machine, memory: 1 })).toBe(1)
  })

  it('what is set holds, down to a single process; what cannot be is refused with the way out', () => {
    expect(workerCount({ WEB_WORKERS: '0' }, machine)).toBe(0)
    expect(workerCount({ WEB_WORKERS: '1' }, machine)).toBe(1)
    expect(workerCount({ WEB_WORKERS: '12', DATABASE_URI: MONGO }, machine)).toBe(12)
    expect(() => workerCount({ WEB_WORKERS: '5' }, machine)).toThrow('MongoDB')
    for (const bad of ['two', '-1', '1.5'])
      expect(() => workerCount({ WEB_WORKERS: bad }, machine), bad).toThrow('WEB_WORKERS')
  })
})

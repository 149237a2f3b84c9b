// Several server processes on one machine (`WEB_WORKERS`) and the one that keeps them. Each answers for
// itself; what they share is the database (BK-27, AV-01). The other side is `worker.mjs`.
import cluster from 'node:cluster'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'

/** A process that dies before it has been open for so long is one that fails. */
const PROVED_MS = 10_000
/** Pauses before the next one after such failures: longer each time. */
const PAUSE_MS = { first: 1000, longest: 30_000 }
const LOOK_MS = 1000
/**
 * An open process whose event loop does not turn for so long answers nobody any more. Not sooner: on a machine
 * that does other work as well, the first page of a new process was seen to take fourteen seconds, and a process
 * that is killed for it leaves even more to do.
 */
const SILENT_MS = 30_000
/** A new one brings the database up to date first, which takes a while for many rows. */
const OPEN_MS = 15 * 60_000
/** Ends of the last minutes are told to all (`services/system/keeper.ts`). */
const TOLD_MS = 10 * 60_000
/** Each process ends by itself within 20 seconds; who told this one to end kills after 25. */
const END_MS = 23_000
/** Ctrl-C may arrive twice, from the terminal and from npm. */
const TWICE_MS = 1000

const log = (text) => process.stderr.write(`${new Date().toISOString()} ${text}\n`)

/**
 * Keeps `count` processes at work, each running this same program as a worker:
 *
 * - One that dies, or whose event loop stands still, is replaced. The others begin when the first one is
 *   open, which has brought the database up to date; one that finds no right key says so and stays alone.
 * - SIGHUP (from a terminal: SIGUSR2 alone) replaces all of them, one after the other: the next one is
 *   open before the old one takes nobody new. A new one that does not open ends the replacing.
 * - SIGTERM and SIGINT let all of them finish what they have begun; told again, all of it ends at once.
 *
 * @param onReady called once, when all are open
 * @param folder where the program of new processes lies: a link that leads to another version later;
 *   empty: where this one was started
 * @returns figures of the processes, for `metrics.mjs`
 */
export function keepWorkers(count, { onReady, folder = '', silentMs = SILENT_MS } = {}) {
  cluster.schedulingPolicy = cluster.SCHED_RR
  /** What is known of each process, by its id. */
  const known = new Map()
  const restarts = { died: 0, hung: 0, replaced: 0 }
  let isReady = false
  let failures = 0
  let closingSince = 0
  let rolling = null
  /** When processes have ended unasked. */
  let ends = []
  let isAskedAgain = false

  const all = () => [...known.values()]
  /** Those that answer or are to answer. */
  const serving = () => all().filter(({ isLeaving }) => !isLeaving)
  const openOnes = () => serving().filter(({ openSince }) => openSince > 0)

  /** Follows the link to the version that is to run now; one that leads nowhere changes nothing. */
  function lookForProgram() {
    if (!folder) return
    try {
      const cwd = realpathSync(folder)
      cluster.setupPrimary({ cwd, exec: join(cwd, 'src/server/start.mjs') })
    } catch (error) {
      log(`APP_DIR: ${error.message}`)
    }
  }

  function begin() {
    lookForProgram()
    const worker = cluster.fork({ LISTEN_WHEN_OPEN: openOnes().length > 0 ? '1' : '' })
    const one = { worker, openSince: 0, aliveAt: 0, isLeaving: false, isTrial: false }
    one.opened = new Promise((resolve) => (one.tellOpened = resolve))
    one.ended = new Promise((resolve) => (one.tellEnded = resolve))
    known.set(worker.id, one)
    return one
  }

  /** Begins what is missing; before one is open, a single one tries. */
  function fill() {
    if (closingSince) return
    const wanted = isReady || openOnes().length > 0 ? count : 1
    while (serving().length < wanted) begin()
  }

  cluster.on('message', ({ id }, message) => {
    const one = known.get(id)
    if (!one) return
    one.aliveAt = performance.now()
    if (message === 'open') opened(one)
    else if (message?.siblings) tellOthers(one, message)
  })

  function opened(one) {
    one.openSince = performance.now()
    one.tellOpened(true)
    tellEnds()
    fill()
    if (isReady || openOnes().length < count) return
    isReady = true
    onReady?.()
  }

  function tellEnds() {
    ends = ends.filter((at) => Date.now() - at < TOLD_MS)
    if (ends.length > 0) tellOthers(null, { siblings: 'keeper', data: { ends } })
  }

  /** What processes tell each other (`lib/siblings.ts`). */
  function tellOthers(from, message) {
    for (const one of all())
      if (one !== from && one.openSince && one.worker.isConnected()) one.worker.send(message)
  }

  cluster.on('exit', (worker, code, signal) => {
    const one = known.get(worker.id)
    if (!one) return
    known.delete(worker.id)
    one.tellOpened(false)
    one.tellEnded()
    if (closingSince) return known.size === 0 ? process.exit(0) : undefined
    if (one.isLeaving) return
    if (one.isTrial) return log(`worker that was to replace another ended (${signal ?? code})`)
    const lived = one.openSince ? performance.now() - one.openSince : 0
    failures = lived < PROVED_MS ? failures + 1 : 0
    if (!one.isHung) restarts.died++
    ends.push(Date.now())
    tellEnds()
    const pause = failures ? Math.min(PAUSE_MS.longest, PAUSE_MS.first * 2 ** (failures - 1)) : 0
    log(
      `サーバーのプロセス ${worker.process.pid} が終わりました（${signal ?? code}）。` +
        `${pause / 1000} 秒後に別のプロセスを始めます。 / worker ended (${signal ?? code}), failures in a row: ${failures}`,
    )
    setTimeout(fill, pause)
  })

  let lookedAt = performance.now()
  const watch = setInterval(() => {
    const now = performance.now()
    // This process stood still itself, or the whole machine: nobody could be heard.
    const wasAsleep = now - lookedAt > 3 * LOOK_MS
    lookedAt = now
    for (const one of all()) {
      if (wasAsleep) one.aliveAt = now
      if (!one.openSince || now - one.aliveAt < silentMs) continue
      if (!one.isHung) {
        restarts.hung++
        log(
          `サーバーのプロセス ${one.worker.process.pid} が応答しないため、止めて別のプロセスに替えます。 / worker hung, killed`,
        )
      }
      one.isHung = true
      one.worker.process.kill('SIGKILL')
    }
  }, LOOK_MS)
  watch.unref()

  /** Replaces all that are there now, one after the other. */
  async function roll() {
    const old = serving()
    log('プロセスを順に新しくします。 / replacing all workers')
    for (const one of old) {
      if (closingSince) return
      // Ended by itself: what came in its place is new already.
      if (!known.has(one.worker.id)) continue
      const next = begin()
      next.isTrial = true
      rolling.trial = next
      const timer = setTimeout(() => next.worker.process.kill('SIGKILL'), OPEN_MS)
      const isOpen = await next.opened
      clearTimeout(timer)
      rolling.trial = null
      next.isTrial = false
      if (closingSince) return
      if (!isOpen) {
        log(
          '新しいプロセスが開かないため、入れ替えをやめます。いまのプロセスが続けます。 / new worker did not open: kept the old ones',
        )
        return
      }
      restarts.replaced++
      one.isLeaving = true
      if (one.worker.isConnected()) one.worker.send('retire')
      await one.ended
    }
    log('すべてのプロセスを新しくしました。 / all workers replaced')
  }

  async function renew() {
    if (closingSince) return
    if (rolling) {
      isAskedAgain = true
      // It will not open any more, perhaps: what is asked for now is to be tried instead.
      rolling.trial?.worker.process.kill('SIGKILL')
      return
    }
    rolling = { trial: null }
    await roll().finally(() => (rolling = null))
    // One of those that were to be replaced may have died meanwhile.
    fill()
    if (!isAskedAgain) return
    isAskedAgain = false
    await renew()
  }

  function close(signal) {
    const ones = all()
    if (closingSince && Date.now() - closingSince < TWICE_MS) return
    if (closingSince || ones.length === 0) {
      for (const { worker } of ones) worker.process.kill('SIGKILL')
      process.exit(closingSince ? 1 : 0)
    }
    closingSince = Date.now()
    for (const { worker } of ones) worker.process.kill(signal)
    setTimeout(() => {
      for (const { worker } of all()) worker.process.kill('SIGKILL')
      process.exit(1)
    }, END_MS).unref()
  }

  process.on('SIGTERM', close)
  process.on('SIGINT', close)
  process.on('SIGHUP', () => (process.stdin.isTTY ? close('SIGTERM') : void renew()))
  process.on('SIGUSR2', () => void renew())
  fill()
  return { wanted: count, open: () => openOnes().length, restarts }
}

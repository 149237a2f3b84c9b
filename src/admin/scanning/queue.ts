import type { ScanMode } from '@/domain/cards/scan-modes'
import type { CardChoice } from '@/services/cards/find-card'

/** What a scan does: the station's modes, counting for a stocktake, and the acts of a transport. */
export type ScanAct = ScanMode | 'count' | RunAct
/** Packing for a transport run, taking out again, receiving at its stop. */
export type RunAct = 'run-pack' | 'run-unpack' | 'run-receive'

/** One scan as it waits: codes only, nothing of the person behind the card. */
export type Scan = {
  /** Made once; sent twice, the server carries it out once. */
  op: string
  code: string
  /** Id of the card that was chosen, where the code fits several. */
  card?: string
  mode: ScanAct
  /** Milliseconds. */
  at: number
  place?: string
  position?: string
  date?: string
  /** Mode `count`: the stocktake. */
  take?: string
  /** Transport: the run, and the stop that receives. */
  run?: string
  stop?: string
  /** The tab that took it, see `useScans`. */
  tab?: string
}

/** What became of sending one scan. */
export type Reply<R> =
  | { kind: 'done'; result: R }
  /** `choices`: cards that the code fits, where somebody has to say which. */
  | { kind: 'refused'; code: string; message: string; choices?: CardChoice[] }
  /** No way to the server: nothing is sent for a while. */
  | { kind: 'offline' }
  /** The server failed over this scan: only this one is put off. */
  | { kind: 'failed' }
  /** Nobody, or somebody else, is signed in: all wait until the same person is back. */
  | { kind: 'login'; code: string }
  /** Another tab of the same user has done it. */
  | { kind: 'elsewhere' }

export type FinalReply<R> = Exclude<
  Reply<R>,
  { kind: 'offline' } | { kind: 'failed' } | { kind: 'login' }
>

/** Where waiting scans survive a reload. `save` answers false when the browser keeps nothing. */
export type ScanStore = {
  save: (scan: Scan) => boolean
  remove: (op: string) => void
  has: (op: string) => boolean
  all: () => Scan[]
}

export type QueueState = {
  /** Scans without an answer. */
  waiting: number
  offline: boolean
  /** Code of the refusal that all scans wait for, or empty. */
  login: string
  /** The browser does not keep waiting scans: a reload would lose them. */
  unsafe: boolean
}

type Timer = (ms: number, run: () => void) => () => void
type Deps<R> = {
  send: (scan: Scan) => Promise<Reply<R>>
  store: ScanStore
  onAnswer: (scan: Scan, reply: FinalReply<R>) => void
  onChange?: (state: QueueState) => void
  timer?: Timer
}

/** Scans under way at once; those of one card never overtake each other. */
const PARALLEL = 4
/** Ten tries in about five minutes; then the clerk is told instead of waiting for ever. */
const MAX_FAILURES = 10
const OFFLINE_MAX_MS = 15_000
const FAILED_MAX_MS = 60_000

const doubling = (tries: number, max: number): number => Math.min(max, 1000 * 2 ** (tries - 1))
const browserTimer: Timer = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

type Entry = { scan: Scan; flying: boolean; failures: number; resting: (() => void) | null }

/**
 * Scans of all scanning screens on their way to the server (CD-05, CD-06, CD-16). `add` returns at once, whatever the network does.
 * Each scan is kept in the store until its answer is known, so that a lost connection, a reload or an
 * expired login loses none; refused ones are not sent again.
 */
export class ScanQueue<R> {
  private readonly entries: Entry[] = []
  private readonly timer: Timer
  private pause: (() => void) | null = null
  private losses = 0
  private login = ''
  private unsafe = false

  constructor(private readonly deps: Deps<R>) {
    this.timer = deps.timer ?? browserTimer
  }

  get state(): QueueState {
    return {
      waiting: this.entries.length,
      offline: this.losses > 0,
      login: this.login,
      unsafe: this.unsafe,
    }
  }

  /** Takes one scan; never waits. */
  add(scan: Scan): void {
    this.unsafe = !this.deps.store.save(scan)
    this.push(scan)
    this.changed()
    this.pump()
  }

  /**
   * Takes up what an earlier page of the same user left behind.
   * @param isOrphan false for scans that belong to another tab which is still there
   * @returns the scans taken up, oldest first
   */
  recover(isOrphan: (scan: Scan) => boolean = () => true): Scan[] {
    const known = new Set(this.entries.map(({ scan }) => scan.op))
    const found = this.deps.store.all().filter((scan) => !known.has(scan.op) && isOrphan(scan))
    found.sort((a, b) => a.at - b.at).forEach((scan) => this.push(scan))
    if (found.length > 0) this.changed()
    this.pump()
    return found
  }

  /** Tries again at once: the connection or the login is back. */
  resume(): void {
    this.pause?.()
    this.pause = null
    this.login = ''
    this.changed()
    this.pump()
  }

  /** Sends nothing more until `resume`; what waits stays in the store for the next page. */
  stop(): void {
    this.pause?.()
    this.pause = () => undefined
    for (const entry of this.entries) {
      entry.resting?.()
      entry.resting = null
    }
  }

  private push(scan: Scan): void {
    this.entries.push({ scan, flying: false, failures: 0, resting: null })
  }

  private changed(): void {
    this.deps.onChange?.(this.state)
  }

  private pump(): void {
    if (this.pause || this.login) return
    // After a loss one scan feels the way; the others follow when it has come through.
    const most = this.losses > 0 ? 1 : PARALLEL
    let flying = this.entries.filter((entry) => entry.flying).length
    const ahead = new Set<string>()
    for (const entry of [...this.entries]) {
      if (flying >= most) return
      const { code } = entry.scan
      if (!entry.flying && !entry.resting && !ahead.has(code)) {
        flying++
        void this.fly(entry)
      }
      ahead.add(code)
    }
  }

  private async fly(entry: Entry): Promise<void> {
    entry.flying = true
    let reply: Reply<R>
    try {
      reply = await this.deps.send(entry.scan)
    } catch {
      reply = { kind: 'failed' }
    }
    entry.flying = false
    this.land(entry, reply)
    this.changed()
    this.pump()
  }

  private land(entry: Entry, reply: Reply<R>): void {
    if (reply.kind === 'offline') return this.lost()
    this.losses = 0
    if (reply.kind === 'login') {
      this.login = reply.code
      return
    }
    if (reply.kind === 'failed') {
      entry.failures++
      if (entry.failures < MAX_FAILURES) return this.putOff(entry)
      reply = { kind: 'refused', code: 'INTERNAL', message: GIVEN_UP }
    }
    this.deps.store.remove(entry.scan.op)
    this.entries.splice(this.entries.indexOf(entry), 1)
    this.deps.onAnswer(entry.scan, reply)
  }

  private lost(): void {
    this.losses++
    this.pause ??= this.timer(doubling(this.losses, OFFLINE_MAX_MS), () => {
      this.pause = null
      this.pump()
    })
  }

  private putOff(entry: Entry): void {
    entry.resting = this.timer(doubling(entry.failures, FAILED_MAX_MS), () => {
      entry.resting = null
      this.pump()
    })
  }
}

const GIVEN_UP =
  'サーバーが何度も処理に失敗しました。カードを確かめて、もう一度読み取ってください。続くときは管理者に知らせてください。'

import type { CivilDate } from '@/domain/time/civil'

/** 'idle' until something was saved; a refusal stays until the next press. */
export type Saved = 'idle' | 'saving' | 'saved' | 'refused'
export type QueueState = {
  saved: Saved
  problem: string
  /** The cell that was refused; null where none was, or where many were written at once. */
  at: { worker: string; date: CivilDate } | null
}
export const IDLE: QueueState = { saved: 'idle', problem: '', at: null }

/** The cell that is to hold these kinds of work; `shown` is the version on the screen when it was pressed. */
export type Wish = {
  place: string
  worker: string
  date: CivilDate
  types: string[]
  shown: number
}
type Copied = { copied: { worker: string; date: CivilDate; rev: number }[]; refused: string[] }
type Way = {
  post<T>(path: string, body: object): Promise<T>
  /** A refusal in words. */
  says(error: unknown): string
  tell(state: QueueState): void
}

/**
 * What one screen writes into the sheet, one after the other. The version that a write left is known without
 * reading again, so that whoever types quickly, or changes what was just copied, is not taken for somebody else.
 */
export class CellQueue {
  private turn: Promise<void> = Promise.resolve()
  private left = 0
  private state = IDLE
  private readonly own = new Map<string, number>()

  private refresh: () => Promise<unknown> = () => Promise.resolve()

  constructor(private readonly way: Way) {}

  /** How the week that is looked at is read: when all is written, it may be another than when it was pressed. */
  readBy(refresh: () => Promise<unknown>): void {
    this.refresh = refresh
  }

  put({ place, worker, date, types, shown }: Wish): Promise<void> {
    const key = `${worker}|${date}`
    return this.inTurn(
      async () => {
        const seen = Math.max(shown, this.own.get(key) ?? 0)
        const cells = [{ worker, date, types, seen }]
        const { revs } = await this.way.post<{ revs: number[] }>('/ops/shifts', { place, cells })
        this.own.set(key, revs[0] ?? seen)
      },
      { worker, date },
    )
  }

  /** @param told what came of it */
  copy(week: { place: string; from: CivilDate }, told: (says: string) => void): Promise<void> {
    return this.inTurn(async () => {
      const { copied, refused } = await this.way.post<Copied>('/ops/shifts/copy', week)
      for (const { worker, date, rev } of copied) this.own.set(`${worker}|${date}`, rev)
      told(`先週から${copied.length}件を写しました。${refused.join('')}`)
    })
  }

  clear(): void {
    this.show({ saved: this.left > 0 ? 'saving' : 'idle', problem: '', at: null })
  }

  private inTurn(work: () => Promise<void>, cell: QueueState['at'] = null): Promise<void> {
    this.left++
    this.show({ saved: 'saving', problem: '', at: null })
    this.turn = this.turn.then(async () => {
      let { problem, at } = this.state
      try {
        await work()
      } catch (error) {
        problem = this.way.says(error)
        at = cell
      }
      this.left--
      // Shown when all is written.
      if (this.left === 0) await this.refresh()
      const over = problem ? 'refused' : 'saved'
      this.show({ problem, at, saved: this.left > 0 ? 'saving' : over })
    })
    return this.turn
  }

  private show(state: QueueState): void {
    this.state = state
    this.way.tell(state)
  }
}

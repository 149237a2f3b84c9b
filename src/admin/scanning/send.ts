'use client'

import type { CardChoice } from '@/services/cards/find-card'
import type { ScanResult } from '@/services/cards/scan'
import type { countCard } from '@/services/cards/stocktake/stocktake'
import type { ScanAnswer } from '@/services/transport/pack'

import { apiPost, type Problem, problemOf } from '../shell/api'

import type { Reply, RunAct, Scan, ScanAct, ScanStore } from './queue'

export type Counted = Awaited<ReturnType<typeof countCard>>
export type Scanned = ScanResult | (Counted & { kind: 'count' }) | (ScanAnswer & { kind: 'run' })

/** Longer than any answer of a healthy server; a scan that hangs is sent again under its id. */
const PATIENCE_MS = 20_000

/** Sends a scan and sorts what comes back into done, refused, and the ways to wait. */
export function sender(user: string, store: ScanStore) {
  return (scan: Scan): Promise<Reply<Scanned>> =>
    alone(scan.op, async () => {
      if (!store.has(scan.op)) return { kind: 'elsewhere' }
      try {
        const result = await post(user, scan)
        return result ? { kind: 'done', result } : { kind: 'failed' }
      } catch (error) {
        return replyTo(problemOf(error))
      }
    })
}

/** Below /ops/transport/runs/:id. */
const RUN_PATH: Record<RunAct, string> = {
  'run-pack': 'pack',
  'run-unpack': 'unpack',
  'run-receive': 'receive',
}
const isRunAct = (mode: ScanAct): mode is RunAct => Object.hasOwn(RUN_PATH, mode)

async function post(user: string, scan: Scan): Promise<Scanned | null> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const { code, card, op, place, position, date, mode, take, run, stop } = scan
  if (mode === 'count') {
    const path = `/ops/cards/stocktakes/${take}/scan`
    const counted = await apiPost<Counted | null>(path, { code, by: user }, { signal })
    return counted && { kind: 'count', ...counted }
  }
  if (isRunAct(mode)) {
    const path = `/ops/transport/runs/${run}/${RUN_PATH[mode]}`
    const answer = await apiPost<ScanAnswer | null>(path, { code, op, by: user, stop }, { signal })
    return answer && { kind: 'run', ...answer }
  }
  const body = { mode, code, card, op, by: user, place, position, date }
  return apiPost<ScanResult | null>('/ops/cards/scan', body, { signal })
}

/** Proxies and admission control answer so for a server that is away or busy. */
const AWAY = [408, 425, 429, 502, 504]

function replyTo({ code, message, status, details }: Problem): Reply<Scanned> {
  if (status === 401) return { kind: 'login', code }
  if (status === 0 || AWAY.includes(status)) return { kind: 'offline' }
  // Our own 503 has a code and means this card; without one it is the whole server.
  if (status === 503) return code === 'BUSY' ? { kind: 'failed' } : { kind: 'offline' }
  if (status >= 500) return { kind: 'failed' }
  const choices = code === 'SEVERAL_CARDS' ? (details.cards as CardChoice[]) : undefined
  return { kind: 'refused', code, message, choices }
}

/** Never two tabs over one scan at the same moment; the later one finds it done. */
async function alone(op: string, work: () => Promise<Reply<Scanned>>): Promise<Reply<Scanned>> {
  if (!navigator.locks) return work()
  return navigator.locks.request(`mg-scan|${op}`, { ifAvailable: true }, async (lock) =>
    lock ? work() : { kind: 'failed' },
  )
}

import { processWide } from '@/lib/process-wide'
import { hearSiblings } from '@/lib/siblings'

const KEPT_MS = 10 * 60_000

const known = processWide('keeper', () => ({ ends: [] as number[] }))

/** What the process that keeps the others (`server/workers.mjs`) tells each time one has ended unasked. */
export function hearKeeper({ ends }: { ends: number[] }): void {
  known.ends = ends
}
hearSiblings('keeper', hearKeeper)

/** How many server processes of this machine have ended unasked, or hung, in the last ten minutes. */
export const unaskedEnds = (now: Date): number =>
  known.ends.filter((at) => now.getTime() - at < KEPT_MS).length

import type { Server } from 'node:http'

export declare function beat(): void
export declare function listensWhenOpen(): boolean
export declare function endWhenTold(parts: {
  server: () => Server | null
  leave: () => unknown
  jobsEnded: () => Promise<void>
  workEnded: () => Promise<void>
  exit?: (code: number) => void
}): void

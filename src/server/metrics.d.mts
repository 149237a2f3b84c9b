import type { Server } from 'node:http'

export declare function countHere(): void
export declare function openMetrics(
  port: number,
  host?: string,
  keeper?: { wanted: number; open: () => number; restarts: Record<string, number> } | null,
): Promise<Server | null>

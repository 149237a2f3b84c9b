import type { Server } from 'node:http'

export declare function countHere(): void
export declare function openMetrics(port: number, host?: string): Promise<Server | null>

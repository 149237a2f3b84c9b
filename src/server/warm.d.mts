import type { Server } from 'node:http'

export declare const FIRST_PAGES: string[]
export declare function warmUp(
  server: Server,
  publicUrl: string,
  options?: { isWanted?: () => boolean; pages?: string[] },
): Promise<Record<string, number>>

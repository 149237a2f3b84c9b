import type { IncomingMessage, Server, ServerResponse } from 'node:http'

export declare function frontDoor(
  handle: (request: IncomingMessage, response: ServerResponse) => unknown,
  options: {
    publicUrl: string
    trustedProxies: number
    ready: () => boolean
    /** PAYLOAD_SECRET, by which logins are known. */
    secret?: string
    /** How long a small body may take to arrive; 20 seconds when empty. */
    slowMs?: number
    /** Folder of the status page; without it there is none. */
    statusFolder?: string
    /** Code of what stands in the way of opening; null = nothing. */
    closed?: () => string | null
    /** Code of what is wrong with what is open; null = nothing. Told by `/readyz` alone. */
    trouble?: () => Promise<string | null> | string | null
    /** Answers citizens' pages and calls; null while there is nobody who does. */
    citizens?: () => {
      hit: (request: IncomingMessage, response: ServerResponse) => boolean
      take: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
    } | null
  },
): Server
export declare function drain(server: Server, pauseMs?: number): Promise<void>

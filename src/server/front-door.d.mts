import type { IncomingMessage, Server, ServerResponse } from 'node:http'

export declare function forwardedFor(
  header: string | undefined,
  remoteAddress: string | undefined,
  trustedProxies: number,
): string
export declare function httpsTarget(
  publicUrl: string,
  forwardedProto: string | undefined,
  path: string,
): string | null
export declare function frontDoor(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  options: { publicUrl: string; trustedProxies: number; ready: () => boolean },
): Server

import type { IncomingMessage, ServerResponse } from 'node:http'

/** What headers are read from and written to: a response, or a list of them. */
export type HeaderHolder = Pick<ServerResponse, 'hasHeader' | 'setHeader' | 'getHeader'>

export declare function prepareHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  publicUrl: string,
): void
export declare function finish(
  holder: HeaderHolder,
  options: { path: string; policy: string | null; isSecure: boolean },
): void

import type { IncomingMessage, ServerResponse } from 'node:http'

export declare function statusFolder(env: Record<string, string | undefined>): string
export declare function isStatusPath(method: string | undefined, target: string): boolean
export declare function languageOf(
  target: string,
  accepted: string | undefined,
  known: string[],
): string
export declare function answerStatus(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  now?: number,
): Promise<void>

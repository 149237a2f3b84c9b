'use client'

import { useState } from 'react'

type Sent = { op: string; content: string }

/**
 * Ids of requests, by the name of the act. Until an answer came, pressing again is the same request: the
 * server that has done it already, and whose answer was lost, does it no second time. What was changed
 * before it was sent again is another one: the server would pass over the change and call it done.
 */
export function keepOps() {
  const sent = new Map<string, Sent>()
  const ops = {
    /** @param content all that the request says */
    opOf(act: string, content: unknown): string {
      const text = JSON.stringify(content ?? null)
      const before = sent.get(act)
      if (before?.content === text) return before.op
      const op = crypto.randomUUID()
      sent.set(act, { op, content: text })
      return op
    },
    answered: (act: string): void => void sent.delete(act),
    /** Sends under the id of this content; once there was an answer, the same again is another request. */
    async once<T>(act: string, content: unknown, send: (op: string) => Promise<T>): Promise<T> {
      const answer = await send(ops.opOf(act, content))
      ops.answered(act)
      return answer
    },
  }
  return ops
}

/** The same for as long as a screen is open. */
export const useOp = (): ReturnType<typeof keepOps> => useState(keepOps)[0]

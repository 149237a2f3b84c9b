import cluster from 'node:cluster'

import { processWide } from './process-wide'

type Listener = (data: never) => void
type Message = { siblings?: string; data?: unknown }

const heard = () =>
  processWide('siblings', () => {
    const listeners = new Map<string, Listener>()
    if (cluster.isWorker)
      process.on('message', (message: Message | null) => {
        const listener = message?.siblings ? listeners.get(message.siblings) : undefined
        listener?.(message!.data as never)
      })
    return listeners
  })

/** Whether this is one of several processes, or may become one. */
export const hasSiblings = (): boolean => cluster.isWorker

/**
 * Tells the other server processes of this machine something that makes their memory better, by way of
 * the process that keeps them (`server/workers.mjs`). A courtesy: it may be lost, and processes of other
 * machines do not hear it. Whatever must hold rests on the database.
 */
export function tellSiblings(topic: string, data: unknown): void {
  if (!hasSiblings() || !process.connected) return
  // Whoever is about to end hears nothing more, and an error of the channel is nobody's fault.
  process.send?.({ siblings: topic, data }, undefined, undefined, () => undefined)
}

/** Hears what others tell under this topic; one listener for each. */
export function hearSiblings<T>(topic: string, listener: (data: T) => void): void {
  heard().set(topic, listener as Listener)
}

'use client'

import type { Scan, ScanStore } from './queue'

const PREFIX = 'mg-scan'

/**
 * Waiting scans in the browser, per user. One entry a scan: adding one costs the same however many
 * wait, and two tabs never overwrite each other. Where the browser keeps nothing, they are held in
 * memory and `save` says so.
 */
export function browserStore(user: string): ScanStore {
  const keyOf = (op: string) => `${PREFIX}|${user}|${op}`
  const held = new Map<string, Scan>()
  return {
    save: (scan) => {
      try {
        localStorage.setItem(keyOf(scan.op), JSON.stringify(scan))
        return true
      } catch {
        held.set(scan.op, scan)
        return false
      }
    },
    remove: (op) => {
      held.delete(op)
      safely(() => localStorage.removeItem(keyOf(op)), undefined)
    },
    has: (op) => held.has(op) || safely(() => localStorage.getItem(keyOf(op)) !== null, true),
    all: () => [
      ...held.values(),
      ...safely(
        () =>
          Object.keys(localStorage)
            .filter((key) => key.startsWith(keyOf('')))
            .flatMap((key) => scanIn(localStorage.getItem(key))),
        [],
      ),
    ],
  }
}

function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}

function scanIn(text: string | null): Scan[] {
  return safely(() => {
    const scan = JSON.parse(text ?? '') as Scan
    return scan.op && scan.code && scan.mode ? [scan] : []
  }, [])
}

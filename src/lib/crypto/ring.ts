import { hkdfSync } from 'node:crypto'

import { env } from '../env'

import type { Place } from './places'

/** The secrets that the deployment gives: the present one, and one that is being left. */
export type Secrets = { present: string; old?: string }

export type Ring = {
  /** Secret behind keyed hashes and signatures; stays when `DATA_KEY` is changed (decision 6). */
  hashSecret: string
  presentId: string
  /** Keys of stored values by their id; the present one and, between two keys, the old one. */
  fieldKeys: Map<string, Buffer>
  /** Values of the first format may be read: only until `rekey` has brought them over. */
  legacy: boolean
  derived: Map<string, Buffer>
}

type Store = { ring?: Ring; onUnreadable?: (place: Place) => void }

/** The server is bundled in several pieces, each with its own copy of this module; keys are one. */
const store = ((globalThis as Record<symbol, unknown>)[Symbol.for('madoguchi.keys')] ??=
  {}) as Store

export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'madoguchi', purpose, 32))

/** Names a secret without telling it. */
export const keyIdOf = (secret: string): string =>
  deriveKey(secret, 'field-v2-id').toString('base64url').slice(0, 8)

export function makeRing(
  secrets: Secrets,
  { hashSecret = secrets.present, legacy = false }: { hashSecret?: string; legacy?: boolean } = {},
): Ring {
  const all = [secrets.present, ...(secrets.old ? [secrets.old] : [])]
  return {
    hashSecret,
    presentId: keyIdOf(secrets.present),
    fieldKeys: new Map(all.map((secret) => [keyIdOf(secret), deriveKey(secret, 'field-v2')])),
    legacy,
    derived: new Map(),
  }
}

/** The secrets of this deployment. */
export const deploymentSecrets = (): Secrets => ({
  present: env.DATA_KEY || env.PAYLOAD_SECRET,
  ...(env.DATA_KEY_OLD ? { old: env.DATA_KEY_OLD } : {}),
})

/** The keys in force: as `openKeys` found them, and before that those of the deployment. */
export const ring = (): Ring => (store.ring ??= makeRing(deploymentSecrets()))

/** Puts keys in force for the whole process. */
export function installRing(next: Ring): void {
  store.ring = next
}

/** Who is told of a value that cannot be read. */
export function onUnreadable(listener: (place: Place) => void): void {
  store.onUnreadable = listener
}

export const tellUnreadable = (place: Place): void => store.onUnreadable?.(place)

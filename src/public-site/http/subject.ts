import { createHash } from 'node:crypto'

declare const brand: unique symbol

/**
 * What a form acts on, and the state of it that the reader saw. A form carries it sealed, and the
 * page that takes the form compares it with what is true then: a form from one tab never acts on what
 * another tab, another person or another device has made of the thing meanwhile.
 */
export type Subject = {
  /** The item of this browser that the form is about; empty for a form that begins something. */
  readonly key: string
  /** Fingerprint of what the page showed of it. */
  readonly seen: string
  readonly [brand]: true
}

const subject = (key: string, shown: readonly unknown[]): Subject =>
  ({
    key,
    seen: createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 16),
  }) as Subject

/** A form that begins something; `what` tells which thing where its address does not. */
export const newThing = (...what: unknown[]): Subject => subject('', what)

/** A form about an item, with everything that the reader relies on when pressing. */
export const aboutItem = (key: string, ...shown: unknown[]): Subject => subject(key, shown)

export const sameSubject = (one: Subject, other: Subject): boolean =>
  one.key === other.key && one.seen === other.seen

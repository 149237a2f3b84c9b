import type { ja } from './ja'

export type MessageKey = keyof typeof ja
/** Every text of the site in one language; the compiler finds a missing one. */
export type Messages = Record<MessageKey, string>

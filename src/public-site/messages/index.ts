import type { Language } from '@/domain/languages'

import { ja } from './ja'

export type MessageKey = keyof typeof ja
/** Every text of the site in one language; the compiler finds a missing one. */
export type Messages = Record<MessageKey, string>

const ALL: Partial<Record<Language, Messages>> = { ja }

export const messagesIn = (language: Language): Messages => ALL[language] ?? ja

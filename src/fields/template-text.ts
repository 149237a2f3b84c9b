import type { TextareaField, TextField } from 'payload'

import { forbiddenPlaceholders } from '@/domain/mail/placeholders'

/** Refuses a mail text that asks for anything but the allowed placeholders (NT-06). */
export function templateText<T extends TextField | TextareaField>(field: T): T {
  const before = field.validate as ((value: unknown, options: unknown) => unknown) | undefined
  return {
    ...field,
    validate: async (value: unknown, options: unknown) => {
      const verdict = (await before?.(value, options)) ?? true
      if (verdict !== true || typeof value !== 'string') return verdict
      const forbidden = forbiddenPlaceholders(value)
      if (forbidden.length === 0) return true
      return `この差し込みは使えません: ${forbidden.join('、')}。説明にある差し込みだけを使ってください。氏名などの個人情報はメールに入れられません。`
    },
  } as T
}

import type { TextField } from 'payload'

import { isCivilDate, isCivilTime } from '@/domain/time/civil'

type Extra = {
  required?: boolean
  description?: string
  index?: boolean
  width?: string
  hidden?: boolean
  readOnly?: boolean
  condition?: (data: Record<string, unknown>) => boolean
  defaultValue?: string
}

const civil = (
  name: string,
  label: string,
  extra: Extra,
  isValid: (text: string) => boolean,
  hint: string,
  input: 'date' | 'time',
): TextField =>
  ({
    name,
    type: 'text',
    label,
    required: extra.required,
    index: extra.index,
    defaultValue: extra.defaultValue,
    validate: (value: unknown) => {
      if (value === null || value === undefined || value === '') {
        return extra.required ? 'この項目を入力してください。' : true
      }
      return (typeof value === 'string' && isValid(value)) || hint
    },
    admin: {
      description: extra.description,
      width: extra.width,
      hidden: extra.hidden,
      readOnly: extra.readOnly,
      condition: extra.condition,
      components: extra.hidden
        ? undefined
        : { Field: { path: '@/admin/fields/CivilField#CivilField', clientProps: { input } } },
    },
  }) as TextField

/** A day in Japan as `YYYY-MM-DD` text (design §8); never a JavaScript date, which would carry a zone. */
export const civilDate = (name: string, label: string, extra: Extra = {}): TextField =>
  civil(name, label, extra, isCivilDate, '日付を 2026-04-01 の形で入力してください。', 'date')

/** A time of day in Japan as `HH:mm` text. */
export const civilTime = (name: string, label: string, extra: Extra = {}): TextField =>
  civil(name, label, extra, isCivilTime, '時刻を 09:00 の形で入力してください。', 'time')

import type { CollectionBeforeChangeHook } from 'payload'

import { tokyoDateOf } from '@/domain/time/civil'
import { refuseAt } from '@/lib/errors'
import { clockOf } from '@/services/context'

import { recordBefore } from './city-only'

type Named = Readonly<Record<string, string>>

/** Days on which something was done, by their labels: none that lies ahead is written. */
export const notAhead =
  (fields: Named): CollectionBeforeChangeHook =>
  ({ data, operation, originalDoc, req }) => {
    const before = recordBefore({ operation, originalDoc })
    const today = tokyoDateOf(clockOf(req.payload)())
    for (const [name, label] of Object.entries(fields)) {
      const day: unknown = data[name]
      if (typeof day !== 'string' || day <= today || day === before?.[name]) continue
      throw refuseAt(name, 'DAY_AHEAD', `${label}は、これまでの日を入力してください。`)
    }
    return data
  }

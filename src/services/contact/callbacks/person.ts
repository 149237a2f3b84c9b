import type { Stored } from '@/db/stored'
import { openField } from '@/lib/crypto/field'
import { shown } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'

import { recordReading } from '../../audit/read'
import { caseById } from '../../cases/move'
import type { ServiceContext } from '../../context'

import { callback } from './case'

/**
 * Who is to be called back, and on which number; each reading is in the operation log before anything
 * is handed out (AU-06).
 * @throws DomainError NOT_FOUND
 */
export async function readPerson(
  ctx: ServiceContext,
  id: string,
): Promise<{ person: string; phone: string }> {
  const row = await caseById(ctx, callback, id)
  await recordReading(ctx, {
    what: `折り返し ${row.number} の連絡先`,
    count: 1,
    purpose: '折り返しの電話',
    target: `callbacks/${row.id}`,
  })
  const open = (name: 'person' | 'phone') => {
    const value = (row as Stored<'callbacks'>)[name]
    return value ? shown(openField(value, at('callbacks', name, row.id))) : ''
  }
  return { person: open('person'), phone: open('phone') }
}

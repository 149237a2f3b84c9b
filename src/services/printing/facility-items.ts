import { findRows } from '@/db/atomic'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'

import { commonValues } from './common-values'
import type { PrintItem, PrintOptions } from './types'

type FacilityRow = {
  id: string
  name: string
  postalCode?: string | null
  address: string
  department?: string | null
  contact?: string | null
  approved?: boolean | null
}

const MOST_SHOWN = 10

/**
 * Facilities in use, all of them or those that were chosen. As long as the city has not confirmed
 * every one of them, none is printed (PR-16).
 * @throws DomainError NOT_APPROVED
 */
export async function chooseFacilities(ctx: ServiceContext, ids: string[]): Promise<string[]> {
  const rows = await findRows<FacilityRow>(
    ctx.payload,
    'facilities',
    {
      and: [{ active: { not_equals: false } }, ...(ids.length > 0 ? [{ id: { in: ids } }] : [])],
    },
    { sort: 'name' },
  )
  const open = rows.filter(({ approved }) => !approved)
  if (open.length > 0) {
    const names = open.slice(0, MOST_SHOWN).map(({ name }) => `「${name}」`)
    throw new DomainError(
      'NOT_APPROVED',
      `市の確認が済んでいない送り先が${open.length}件あります。確認が済むまで印刷できません: ${names.join('')}${open.length > MOST_SHOWN ? ' ほか' : ''}`,
      422,
    )
  }
  return rows.map(({ id }) => String(id))
}

/** One label for each facility (PR-16). */
export async function* facilityItems(
  ctx: ServiceContext,
  ids: string[],
  options: PrintOptions,
): AsyncGenerator<PrintItem> {
  const common = await commonValues(ctx, options)
  const rows = await findRows<FacilityRow>(
    ctx.payload,
    'facilities',
    { id: { in: ids } },
    { sort: 'name' },
  )
  for (const [at, row] of rows.entries()) {
    yield {
      id: String(row.id),
      number: row.name,
      values: {
        ...common,
        通番: String(at + 1),
        施設名: row.name,
        郵便番号: row.postalCode ?? '',
        住所: row.address,
        部署: row.department ?? '',
        担当者: row.contact || 'ご担当者',
      },
    }
  }
}

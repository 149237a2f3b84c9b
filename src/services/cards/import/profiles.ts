import { findRows } from '@/db/atomic'
import type { ColumnProfile } from '@/domain/cards/columns'
import type { ImportSource } from '@/domain/cards/import-words'

import type { ServiceContext } from '../../context'
import { invalid } from '../../refusals'

export type ImportProfile = ColumnProfile & { id: string; name: string; source: ImportSource }

type Stored = Omit<ImportProfile, 'defaultStatus'> & {
  defaultStatus?: string | { id: string } | null
  hasHeader?: boolean
}

/** Profiles in use, in their order (CD-04). */
export async function listImportProfiles(ctx: ServiceContext): Promise<ImportProfile[]> {
  const rows = await findRows<Stored>(
    ctx.payload,
    'card-import-profiles',
    { active: { not_equals: false } },
    { sort: ['order', 'name'] },
  )
  const statuses = await findRows<{ id: string; label: string }>(ctx.payload, 'card-statuses', {})
  const labels = new Map(statuses.map(({ id, label }) => [String(id), label]))
  return rows.map(({ id, name, source, hasHeader, columns, defaultStatus }) => {
    const status = typeof defaultStatus === 'object' ? defaultStatus?.id : defaultStatus
    return {
      id: String(id),
      name,
      source,
      hasHeader: hasHeader !== false,
      columns: columns.map(({ column, field, optional, holds }) => ({
        column,
        field,
        optional: optional === true,
        ...(holds ? { holds } : {}),
      })),
      defaultStatus: status ? (labels.get(String(status)) ?? '') : '',
    }
  })
}

/** @returns null for none asked: the names of CD-01. @throws DomainError INPUT_INVALID */
export async function importProfile(
  ctx: ServiceContext,
  id: string | undefined,
): Promise<ImportProfile | null> {
  if (!id) return null
  const profile = (await listImportProfiles(ctx)).find((one) => one.id === id)
  if (profile) return profile
  throw invalid('その取り込みの設定はありません。選び直してください。')
}

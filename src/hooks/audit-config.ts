import type { CollectionAfterChangeHook, GlobalAfterChangeHook } from 'payload'

import type { StaffUser } from '@/access/roles'
import { changedFields } from '@/domain/audit/changed-fields'
import { recordAudit } from '@/services/audit/record'
import { clockOf } from '@/services/context'

const actorOf = (user: unknown) => {
  const staff = user as StaffUser | null
  return staff
    ? {
        actorKind: 'staff' as const,
        actor: staff.id,
        actorName: staff.name ?? staff.username ?? '',
      }
    : { actorKind: 'job' as const, actorName: '自動処理' }
}

/** Settings changes go to the operation log with old and new values (AU-07, BK-26). */
export const auditConfigChange: CollectionAfterChangeHook = async ({
  collection,
  doc,
  previousDoc,
  operation,
  req,
}) => {
  const changes = changedFields(previousDoc ?? {}, doc)
  if (operation === 'update' && Object.keys(changes).length === 0) return doc
  const title = String(doc[collection.admin.useAsTitle ?? 'id'] ?? doc.id)
  await recordAudit(req.payload, {
    ...actorOf(req.user),
    at: clockOf(req.payload)().toISOString(),
    action: operation === 'create' ? 'settings.create' : 'settings.update',
    target: `${collection.slug}/${doc.id}`,
    summary: `${String(collection.labels.singular)}「${title}」を${operation === 'create' ? '追加' : '変更'}`,
    changes,
    version: (doc as { updatedAt?: string }).updatedAt,
  })
  return doc
}

export const auditGlobalChange: GlobalAfterChangeHook = async ({
  doc,
  global,
  previousDoc,
  req,
}) => {
  const changes = changedFields(previousDoc ?? {}, doc)
  if (Object.keys(changes).length === 0) return doc
  await recordAudit(req.payload, {
    ...actorOf(req.user),
    at: clockOf(req.payload)().toISOString(),
    action: 'settings.update',
    target: `globals/${global.slug}`,
    summary: `${String(global.label)}を変更`,
    changes,
    version: (doc as { updatedAt?: string }).updatedAt,
  })
  return doc
}

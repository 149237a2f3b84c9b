import type {
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  CollectionConfig,
  CollectionSlug,
  FlattenedField,
  GlobalBeforeValidateHook,
  GlobalConfig,
  PayloadRequest,
} from 'payload'

import { findRows } from '@/db/atomic'
import { at } from '@/domain/field-problem'
import { type Reference, referencesIn, shapeProblems } from '@/fields/shape'
import { refuseValues } from '@/lib/errors'

type Values = Record<string, unknown>
type Fields = { flattenedFields: FlattenedField[] }

const isFromOutside = ({ payloadAPI, user }: PayloadRequest): boolean =>
  payloadAPI === 'REST' && !!user

function refuseMisshapen(req: PayloadRequest, { flattenedFields }: Fields, data: unknown): void {
  if (!isFromOutside(req) || typeof data !== 'object' || data === null) return
  const problems = shapeProblems(flattenedFields, data as Values)
  if (problems.length > 0) throw refuseValues(problems)
}

const keyOf = ({ to, id }: Reference): string => `${to}/${id}`

/**
 * What a record newly names has to be there: one engine breaks at it, the other keeps it. Also where an
 * act of a person made the record, whose request named it.
 */
async function refuseUnknown(
  req: PayloadRequest,
  { flattenedFields }: Fields,
  { data, stored }: { data: unknown; stored: unknown },
): Promise<void> {
  if (!req.user) return
  const had = new Set(referencesIn(flattenedFields, (stored ?? {}) as Values).map(keyOf))
  const named = referencesIn(flattenedFields, (data ?? {}) as Values)
  const asked = named.filter((one) => !had.has(keyOf(one)))
  const known = new Set<string>()
  for (const to of new Set(asked.map((one) => one.to))) {
    if (!Object.hasOwn(req.payload.collections, to)) continue
    const ids = asked.filter((one) => one.to === to).map(({ id }) => id)
    const rows = await findRows<{ id: string }>(
      req.payload,
      to as CollectionSlug,
      { id: { in: [...new Set(ids)] } },
      { select: { createdAt: true } },
    )
    for (const { id } of rows) known.add(keyOf({ path: '', to, id: String(id) }))
  }
  const gone = asked.filter((one) => !known.has(keyOf(one)))
  if (gone.length === 0) return
  throw refuseValues(
    gone.map(({ path }) => at(path, '選んだものが見つかりません。選び直してください。')),
  )
}

const checkShape: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (operation === 'create' || operation === 'update') {
    refuseMisshapen(req, collection, (args as { data?: unknown }).data)
  }
  return args
}

const checkNamed: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  await refuseUnknown(req, collection, { data, stored: originalDoc })
  return data
}

const checkGlobalShape: NonNullable<
  NonNullable<GlobalConfig['hooks']>['beforeOperation']
>[number] = ({ args, global, operation, req }) => {
  if (operation === 'update') refuseMisshapen(req, global, (args as { data?: unknown }).data)
  return args as unknown
}

const checkGlobalNamed: GlobalBeforeValidateHook = async ({ data, global, originalDoc, req }) => {
  await refuseUnknown(req, global, { data, stored: originalDoc })
  return data as unknown
}

/** A collection that people write takes from them only what a form could send. */
export const takesForms = (config: CollectionConfig): CollectionConfig => ({
  ...config,
  hooks: {
    ...config.hooks,
    beforeOperation: [checkShape, ...(config.hooks?.beforeOperation ?? [])],
    beforeValidate: [...(config.hooks?.beforeValidate ?? []), checkNamed],
  },
})

/** The same for what there is only one of. */
export const globalTakesForms = (config: GlobalConfig): GlobalConfig => ({
  ...config,
  hooks: {
    ...config.hooks,
    beforeOperation: [checkGlobalShape, ...(config.hooks?.beforeOperation ?? [])],
    beforeValidate: [...(config.hooks?.beforeValidate ?? []), checkGlobalNamed],
  },
})

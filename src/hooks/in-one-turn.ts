import type { CollectionConfig, FlattenedField, GlobalConfig, PayloadRequest } from 'payload'
import { APIError } from 'payload'

import { reasonsOf } from '@/lib/errors'

type Values = Record<string, unknown>
type Fields = { flattenedFields: FlattenedField[]; slug: string }
/** What hooks of records and of operations are given, as far as it is read here. */
type HookArgs = {
  args?: { data?: Values; id?: number | string }
  collection?: Fields
  data?: Values
  global?: Fields
  operation?: string
  originalDoc?: Values
  req: PayloadRequest
}

const textOf = (label: unknown): string => (typeof label === 'string' ? label : '')

const hasDefault = (field: FlattenedField): boolean =>
  'defaultValue' in field && field.defaultValue !== undefined

/** What a form does not ask for nobody can be told to mend; what has a default gets it later. */
const isAsked = (field: FlattenedField, values: Values, req: PayloadRequest): boolean => {
  const { condition, disabled, hidden, readOnly } = (field.admin ?? {}) as {
    condition?: (data: Values, sibling: Values, more: object) => boolean
    disabled?: boolean
    hidden?: boolean
    readOnly?: boolean
  }
  if (hidden || disabled || readOnly || ('virtual' in field && field.virtual)) return false
  if (values[field.name] === undefined && hasDefault(field)) return false
  return !condition || condition(values, values, { user: req.user, path: [field.name] })
}

/** What Payload would say of each field by itself, had the hook let the record come so far. */
async function problemsOfFields(
  { args, collection, data, global, operation, originalDoc, req }: HookArgs,
  blamed: ReadonlySet<unknown>,
) {
  const given = data ?? args?.data ?? {}
  const values = { ...originalDoc, ...given }
  // Before a change the stored record is not at hand: what the request does not name stays as it is.
  const isPart = operation === 'update' && !originalDoc
  const problems: { path: string; message: string; said: string }[] = []
  for (const field of (collection ?? global)?.flattenedFields ?? []) {
    const { name } = field
    const validate = 'validate' in field ? field.validate : undefined
    if (
      typeof validate !== 'function' ||
      blamed.has(name) ||
      (isPart && !Object.hasOwn(given, name))
    )
      continue
    if (!isAsked(field, values, req)) continue
    const result: unknown = await (validate as (value: unknown, options: object) => unknown)(
      values[name],
      {
        ...field,
        id: originalDoc?.id ?? args?.id,
        blockData: undefined,
        collectionSlug: collection?.slug,
        data: values,
        event: 'submit',
        operation,
        overrideAccess: false,
        path: [name],
        preferences: { fields: {} },
        previousValue: originalDoc?.[name],
        req,
        siblingData: values,
      },
    )
    if (typeof result !== 'string') continue
    const label = 'label' in field ? textOf(field.label) : ''
    problems.push({ path: name, message: result, said: label ? `「${label}」${result}` : result })
  }
  return problems
}

/**
 * A hook's refusal that stands on fields, together with what the other fields of the form lack: hooks
 * are asked before the fields, and who had mended the one would be told of the others only then (AX-01).
 * A refusal of the record as a whole – rights, a newer state – stays alone.
 */
async function together(error: unknown, args: HookArgs): Promise<unknown> {
  if (!(error instanceof APIError) || error.status !== 400) return error
  const reasons = reasonsOf(error)
  if (reasons.length === 0) return error
  const more = await problemsOfFields(args, new Set(reasons.map(({ path }) => path)))
  if (more.length === 0) return error
  const errors = [...reasons, ...more.map(({ path, message }) => ({ path, message }))]
  const message = [error.message, ...more.map(({ said }) => said)].join(' ')
  return new APIError(message, error.status, { ...(error.data as object), errors }, true)
}

const wrapped = (hook: (args: never) => unknown) => async (args: HookArgs) => {
  try {
    return await hook(args as never)
  } catch (error) {
    throw await together(error, args)
  }
}

/** A collection or global whose form hears in one turn what its hooks and what its fields refuse. */
export function inOneTurn<T extends CollectionConfig | GlobalConfig>(config: T): T {
  const { beforeChange, beforeOperation, beforeValidate } = config.hooks ?? {}
  return {
    ...config,
    hooks: {
      ...config.hooks,
      ...(beforeOperation ? { beforeOperation: beforeOperation.map(wrapped) as never } : {}),
      ...(beforeValidate ? { beforeValidate: beforeValidate.map(wrapped) as never } : {}),
      ...(beforeChange ? { beforeChange: beforeChange.map(wrapped) as never } : {}),
    },
  }
}

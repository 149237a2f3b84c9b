import type { CollectionSlug, Where } from 'payload'

import { ownValue } from '@/domain/own'

import type { ServiceContext } from '../context'
import { invalid } from '../refusals'

import { choicesOf, fieldsOf } from './columns'
import type { CaseList, Narrowing } from './kind'

/** What a list can be narrowed by: a field, what it is called, and its values. */
export type Narrow = { field: string; label: string; choices: { value: string; label: string }[] }

export const nameOfNarrowing = (by: Narrowing): string => (typeof by === 'string' ? by : by.field)

/** A choice field knows its values; others have them from records of the city. */
export async function narrowOf(
  ctx: ServiceContext,
  slug: CollectionSlug,
  by: Narrowing,
): Promise<Narrow> {
  if (typeof by !== 'string')
    return { field: by.field, label: by.label, choices: await by.choices(ctx) }
  const field = fieldsOf(ctx.payload, slug).get(by)
  if (!field) throw new Error(`${slug} has no field ${by}`)
  return { field: by, label: String(field.label ?? by), choices: choicesOf(field) }
}

/**
 * The conditions of the filters that were chosen; what the list has no filter for is passed over.
 * @throws DomainError INPUT_INVALID for a value that the filter does not offer
 */
export async function byWhere(
  ctx: ServiceContext,
  slug: CollectionSlug,
  { filters = [] }: Pick<CaseList<unknown>, 'filters'>,
  by: Readonly<Record<string, string | undefined>> = {},
): Promise<Where[]> {
  const chosen = filters.filter((one) => ownValue(by, nameOfNarrowing(one)))
  return Promise.all(
    chosen.map(async (one): Promise<Where> => {
      const { field, label, choices } = await narrowOf(ctx, slug, one)
      const value = by[field]
      if (!choices.some((choice) => choice.value === value))
        throw invalid(`「${label}」を選び直してください。`)
      if (typeof one !== 'string' && one.where) return one.where(ctx, value!)
      const isTick = fieldsOf(ctx.payload, slug).get(field)?.type === 'checkbox'
      return { [field]: { equals: isTick ? value === 'true' : value } }
    }),
  )
}

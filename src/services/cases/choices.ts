import type { CollectionSlug, Where } from 'payload'

import { mayUseOffice } from '@/access/roles'
import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import type { ServiceContext } from '../context'
import { loadBookingConfig } from '../settings/booking-config'

import type { Narrowing } from './kind'

export type Choice = { value: string; label: string }
export type Choices = (ctx: ServiceContext) => Promise<Choice[]>

type Ends = { active?: boolean | null }

const isUsed = ({ active }: Ends): boolean => active !== false

/** Rows of the city that a form offers: those in use. */
export const offered = <R extends Ends & { id: string }>(
  rows: readonly R[],
  label: (row: R) => string,
): Choice[] => rows.filter(isUsed).map((row) => ({ value: String(row.id), label: label(row) }))

/** Rows of the city that a list is narrowed by: all, because old records have those that are over. */
export const ever = <R extends Ends & { id: string }>(
  rows: readonly R[],
  label: (row: R) => string,
): Choice[] =>
  rows.map((row) => ({
    value: String(row.id),
    label: isUsed(row) ? label(row) : `${label(row)}（使用終了）`,
  }))

/** Records of one of the city's lists as choices: what forms offer, and what lists are narrowed by. */
export function recordsOf<C extends CollectionSlug>(
  slug: C,
  { label, sort, where = {} }: { label: (row: Stored<C>) => string; sort: string[]; where?: Where },
): Record<'offered' | 'ever', Choices> {
  const rows = ({ payload }: ServiceContext) =>
    findRows<Stored<C> & Ends & { id: string }>(payload, slug, where, { sort })
  return {
    offered: async (ctx) => offered(await rows(ctx), label),
    ever: async (ctx) => ever(await rows(ctx), label),
  }
}

const nameOf = ({ name }: { name: string }): string => name

/** Offices of which this person may make records: those in use. Every form that asks for an `office` offers them. */
export const ownOffices: Choices = async ({ payload, user }) =>
  offered(
    (await loadBookingConfig(payload)).offices.filter(({ id }) => !user || mayUseOffice(user, id)),
    nameOf,
  )

/** All offices of the city, those that are closed too. */
export const everyOffice: Choices = async ({ payload }) =>
  ever((await loadBookingConfig(payload)).offices, nameOf)

/** Narrows a list by the office of its records, as far as this person sees them. */
export const byOffice: Narrowing = {
  field: 'office',
  label: '窓口',
  choices: async (ctx) =>
    (await everyOffice(ctx)).filter(({ value }) => !ctx.user || mayUseOffice(ctx.user, value)),
}

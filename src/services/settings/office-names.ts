import { mayUseOffice } from '@/access/roles'

import type { ServiceContext } from '../context'

import { loadBookingConfig } from './booking-config'

type Named = { id: string; name: string }

/** id → name of every office of the city. */
export const officeNames = async (
  ctx: Pick<ServiceContext, 'payload'>,
): Promise<Map<string, string>> =>
  new Map((await loadBookingConfig(ctx.payload)).offices.map(({ id, name }) => [id, name]))

/** Offices in use as the choices of a form. */
export const officeChoices = async (
  ctx: Pick<ServiceContext, 'payload'>,
): Promise<{ value: string; label: string }[]> =>
  (await loadBookingConfig(ctx.payload)).offices
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }))

/** The same for what somebody asks for at the own office: others would be refused. */
export const ownOfficeChoices = async (ctx: ServiceContext) =>
  (await officeChoices(ctx)).filter(({ value }) => !ctx.user || mayUseOffice(ctx.user, value))

/** The name of one of these offices, empty when it is none of them. */
export const officeNameIn = (offices: readonly Named[], id: unknown): string =>
  offices.find((office) => office.id === id)?.name ?? ''

import type { ServiceContext } from '../context'

import { loadBookingConfig } from './booking-config'

type Named = { id: string; name: string }

/** id → name of every office of the city. */
export const officeNames = async (
  ctx: Pick<ServiceContext, 'payload'>,
): Promise<Map<string, string>> =>
  new Map((await loadBookingConfig(ctx.payload)).offices.map(({ id, name }) => [id, name]))

/** The name of one of these offices, empty when it is none of them. */
export const officeNameIn = (offices: readonly Named[], id: unknown): string =>
  offices.find((office) => office.id === id)?.name ?? ''

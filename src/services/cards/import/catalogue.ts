import { can } from '@/access/capabilities'
import { mayUseOffice } from '@/access/roles'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import type { Choice } from '../../lists/catalogue'
import { loadBookingConfig } from '../../settings/booking-config'
import { readCitySettings } from '../../settings/read-settings'

import { listImportProfiles } from './profiles'
import { recentImports } from './view'
import { readStatusRules } from '../status-rules'

/** What the page of imports can offer one account. */
export type ImportCatalogue = {
  profiles: Choice[]
  offices: Choice[]
  statuses: string[]
  /** Imports whose form can be taken for an export. */
  imports: Choice[]
  maxRows: number
  may: { export: boolean; settings: boolean }
}

export async function importCatalogue(ctx: ServiceContext): Promise<ImportCatalogue> {
  const config = await loadBookingConfig(ctx.payload)
  const imports = await recentImports(ctx)
  return {
    profiles: (await listImportProfiles(ctx)).map(({ id, name }) => ({ id, name })),
    offices: config.offices
      .filter(({ active, id }) => active && (!ctx.user || mayUseOffice(ctx.user, id)))
      .map(({ id, name }) => ({ id, name })),
    statuses: [...(await readStatusRules(ctx)).keys()],
    imports: imports
      .filter(({ status }) => status === 'done')
      .map(({ id, at, fileName }) => ({ id, name: `${tokyoDateOf(new Date(at))} ${fileName}` })),
    maxRows: (await readCitySettings(ctx.payload)).cardImportMaxRows,
    may: { export: can(ctx.user, 'cards.export'), settings: can(ctx.user, 'settings.edit') },
  }
}

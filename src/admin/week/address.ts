import { isCivilDate, weekStart } from '@/domain/time/civil'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

export type WeekState = { office: string; service: string; from: string }

/** Services that an office takes. */
export const servicesAt = (catalogue: ScopeCatalogue, office: string) =>
  catalogue.services.filter((service) => service.officeIds.includes(office))

/** A service that the office takes: the wanted one, else its first. */
export const serviceAt = (catalogue: ScopeCatalogue, office: string, wanted: string): string => {
  const here = servicesAt(catalogue, office)
  return (here.find((one) => one.id === wanted) ?? here[0])?.id ?? ''
}

export const addressOf = (state: WeekState): string => new URLSearchParams(state).toString()

/** What the address asks for; this week of the first own office without. */
export function weekFromAddress(query: URLSearchParams, catalogue: ScopeCatalogue): WeekState {
  const wanted = query.get('office')
  const office =
    (catalogue.offices.find((one) => one.id === wanted) ?? catalogue.offices[0])?.id ?? ''
  const from = query.get('from')
  return {
    office,
    service: serviceAt(catalogue, office, query.get('service') ?? ''),
    from: weekStart(isCivilDate(from) ? from : catalogue.today),
  }
}

import { compare } from '@/domain/time/civil'
import type { Earliest } from '@/services/booking/earliest'
import type { OfficeConfig } from '@/services/settings/booking-config'

/** Offices under one heading; an empty ward = no heading. */
export type OfficeGroup = { ward: string; offices: OfficeConfig[] }

/** Where one ward has several offices, its name is what people look for. */
export const hasWards = (offices: OfficeConfig[]): boolean => {
  const wards = offices.flatMap(({ ward }) => ward || [])
  return new Set(wards).size > 1 && new Set(wards).size < wards.length
}

/**
 * The ward that somebody lives in, as far as it is known: that of the own office, else the one that
 * the address names.
 */
export function homeWard(offices: OfficeConfig[], home: string, address: string): string {
  const own = offices.find(({ id }) => id === home)?.ward
  return own || offices.find(({ ward }) => ward && address.includes(ward))?.ward || ''
}

/** By ward, the own one first; within a ward, and without wards, in the city's order. */
export function byWard(offices: OfficeConfig[], home: string): OfficeGroup[] {
  if (!hasWards(offices)) return [{ ward: '', offices: homeFirst(offices, home) }]
  const groups = new Map<string, OfficeConfig[]>()
  for (const office of homeFirst(offices, home)) {
    const ward = office.ward ?? ''
    groups.set(ward, [...(groups.get(ward) ?? []), office])
  }
  return [...groups].map(([ward, own]) => ({ ward, offices: own }))
}

/** A stable sort: the offices of the home ward, then the others. */
const homeFirst = (offices: OfficeConfig[], home: string): OfficeConfig[] =>
  home ? [...offices].sort((a, b) => Number(b.ward === home) - Number(a.ward === home)) : offices

/** One list, the office with the first free time first, those with none last. */
export function byEarliest(offices: OfficeConfig[], free: Map<string, Earliest>): OfficeGroup[] {
  const when = ({ id }: OfficeConfig) => {
    const one = free.get(id)
    return one ? one.date + one.start : '~'
  }
  return [{ ward: '', offices: [...offices].sort((a, b) => compare(when(a), when(b))) }]
}

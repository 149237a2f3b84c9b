import type { Role } from '@/access/roles'
import type { Audience } from '@/domain/knowledge/vocabulary'

/** Who works by the texts for an audience and confirms having read them; who may read them is wider. */
const CONFIRMS: Record<Audience, readonly Role[]> = {
  citizens: [],
  operators: ['operator', 'supervisor'],
  'post-office': ['post-office-staff'],
  staff: ['city-staff', 'window-staff', 'field-staff'],
}

export const readerRoles = (audiences: readonly Audience[]): Role[] => [
  ...new Set(audiences.flatMap((audience) => CONFIRMS[audience])),
]

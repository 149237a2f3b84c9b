import { hasRole } from '@/access/roles'
import type { Role, StaffUser } from '@/access/roles'
import type { Audience } from '@/domain/knowledge/vocabulary'

/** Who reads which texts at work; what citizens may read, everybody may. */
const READERS: Record<Exclude<Audience, 'citizens'>, readonly Role[]> = {
  operators: ['operator', 'helpdesk', 'supervisor', 'vendor-manager', 'city-admin', 'auditor'],
  'post-office': [
    'post-office-staff',
    'helpdesk',
    'secretariat',
    'supervisor',
    'vendor-manager',
    'city-admin',
    'auditor',
  ],
  staff: [
    ...(['city-admin', 'city-staff', 'window-staff', 'field-staff', 'secretariat'] as const),
    ...(['supervisor', 'vendor-manager', 'auditor'] as const),
  ],
}

/** For whom the texts are that this account may find. */
export const audiencesOf = (user: StaffUser | null | undefined): Audience[] => [
  'citizens',
  ...(Object.keys(READERS) as (keyof typeof READERS)[]).filter((audience) =>
    hasRole(user, ...READERS[audience]),
  ),
]

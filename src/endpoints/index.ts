import type { Endpoint } from 'payload'

import type { CaseKind } from '@/services/cases/kind'

import { caseEndpoints } from './ops/cases'
import { publicEndpoints } from './public'

/**
 * Every act: the citizens', those of the areas, and those of the records of the case kit. The paths of
 * an area begin with words of its own, because the first match answers.
 */
export const endpointsOf = (
  endpoints: readonly Endpoint[],
  kinds: readonly CaseKind[],
): Endpoint[] => [...publicEndpoints, ...caseEndpoints(kinds), ...endpoints]

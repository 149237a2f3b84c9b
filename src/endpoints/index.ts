import type { Endpoint } from 'payload'

import type { LogKinds } from '@/domain/audit/kinds'
import type { CaseKind } from '@/services/cases/kind'

import { auditEndpoints } from './ops/audit'
import { rulesEffect, saveListEndpoint } from './ops/case-rules'
import { caseEndpoints } from './ops/cases'
import { openRecordEndpoints } from './ops/open-records'
import { publicEndpoints } from './public'

/**
 * Every act: the citizens', those of the areas, and those that concern what several areas keep, which
 * are the records of the case kit and the operation log. The paths of
 * an area begin with words of its own, because the first match answers.
 */
export const endpointsOf = (
  endpoints: readonly Endpoint[],
  { cases, logKinds }: { cases: readonly CaseKind[]; logKinds: LogKinds },
): Endpoint[] => [
  ...publicEndpoints,
  ...caseEndpoints(cases),
  ...openRecordEndpoints(cases),
  rulesEffect(cases),
  saveListEndpoint(cases),
  ...auditEndpoints(logKinds),
  ...endpoints,
]

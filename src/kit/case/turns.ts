import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'

import type { CaseState } from './types'

/** States in which the next move is this person's; what rests waits for nobody. */
export const turnsOf = (
  states: Record<string, CaseState>,
  user: StaffUser | null | undefined,
): string[] =>
  Object.entries(states).flatMap(([state, { turn, rests }]) =>
    turn && !rests && can(user, turn) ? [state] : [],
  )

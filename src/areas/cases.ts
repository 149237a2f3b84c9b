import { cardPapers } from '@/services/cards/papers/list'
import { cardTasks } from '@/services/cards/tasks/list'
import type { CaseKind } from '@/services/cases/kind'
import { transportAlerts } from '@/services/transport/alerts/list'
import { transportIncidents } from '@/services/transport/incidents/list'
import { transportRequests } from '@/services/transport/requests/list'

/** Every record that the case kit carries (design §4), in the order of the work. */
export const CASES: readonly CaseKind[] = [
  cardTasks,
  cardPapers,
  transportIncidents,
  transportRequests,
  transportAlerts,
]

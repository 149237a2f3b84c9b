import { cardPapers } from '@/services/cards/papers/list'
import { cardTasks } from '@/services/cards/tasks/list'
import type { CaseKind } from '@/services/cases/kind'

/** Every record that the case kit carries (design §4), in the order of the work. */
export const CASES: readonly CaseKind[] = [cardTasks, cardPapers]

export const caseKindOf = (slug: string): CaseKind | undefined =>
  CASES.find((kind) => kind.case.slug === slug)

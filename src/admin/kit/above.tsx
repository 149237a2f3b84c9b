import type { ReactNode } from 'react'

import type { CivilDate } from '@/domain/time/civil'

import { RegisterPapers } from '../card-papers/RegisterPapers'

/** What stands above the list of a kind whose records are made by hand, by its slug. */
export const ABOVE: Partial<Record<string, (today: CivilDate) => ReactNode>> = {
  'card-papers': (today) => <RegisterPapers today={today} />,
}

'use client'

import type { Impact } from '@/services/calendar/impact'

import type { Asked } from '../shell/useAsk'
import { useAsk } from '../shell/useAsk'

export type ImpactState = Omit<Asked<Impact>, 'answer'> & { impact: Impact | null }

/**
 * Asks the server what a change would do, a moment after the last key.
 * @param body the question as JSON text; null = not complete enough to ask
 */
export function useImpact(path: string, body: string | null): ImpactState {
  const { answer, ...rest } = useAsk<Impact>(path, body)
  return { impact: answer, ...rest }
}

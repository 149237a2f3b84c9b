import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import type { RunView, StopView } from '@/services/transport/view'

import type { Scans } from '../scanning/useScans'

/** Each form has an act of its own, so that a refusal stands beside the button that was pressed. */
export type RunProps = { run: RunView; user: string; refresh: () => void }

export type PanelProps = RunProps & {
  stop: StopView
  scans: Scans
  isReceiving: boolean
  /** Scans belong to this stop. */
  hasScanner: boolean
  onScanner: () => void
}

/** Day and time of a moment at Tokyo, "12/07 09:30"; empty when there is none. */
export const atOf = (iso: string): string => {
  if (!iso) return ''
  const at = new Date(iso)
  return `${tokyoDateOf(at).slice(5).replace('-', '/')} ${tokyoTimeOf(at)}`
}

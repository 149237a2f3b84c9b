import { putStep } from './useAddress'

/** Says of a step in the history that it leads to where the browser is already. */
const MARK = 'mgStep'

/** A form or a dialog that Back asks before it leaves. */
export type Watcher = { hasTyped: () => boolean; ask: (leave: () => void) => void }

const watchers = new Set<Watcher>()
let isListening = false
/** Where the step stands that the browser is on. */
let stepAt: string | null = null

const isStep = (): boolean => Boolean((history.state as Record<string, unknown> | null)?.[MARK])

/** @returns ends it */
export function watchBack(watcher: Watcher): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/**
 * One more step in the history to where the browser is already: Back comes there first. One for the page, however
 * many forms and dialogs were written in.
 */
export function addStep(): void {
  if (!isListening) window.addEventListener('popstate', onBack)
  isListening = true
  if (!isStep()) putStep(MARK)
  stepAt = location.href
}

function onBack(): void {
  const from = stepAt
  stepAt = isStep() ? location.href : null
  // Elsewhere, or forward to the step again.
  if (from === null || stepAt !== null || new URL(from).pathname !== location.pathname) return
  const asks = [...watchers].findLast((one) => one.hasTyped())
  // Nobody has anything to lose: the step is not seen.
  if (!asks) return history.back()
  // Whoever stays, and comes back once more, is asked once more.
  addStep()
  asks.ask(() => history.go(-2))
}

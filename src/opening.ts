import type { Door } from './app/door'

/** What the server in front of Next is told about the start; see `server/start-state.mjs`. */
type StartState = {
  problem?: { code: string; message: string }
  /** Code of what is wrong with the database, asked at any time after the start. */
  trouble?: () => Promise<string | null>
  /** Lets the periodic work finish what it has begun; comes back within seconds. */
  stopJobs?: () => Promise<void>
  /** Waits for what people began in this process and that goes on behind their backs. */
  workEnded?: () => Promise<void>
  /** Answers citizens in front of Next (`app/door`). */
  door?: Door
  /** Called when what stood in the way of opening has passed. */
  opened?: () => void
}
const state = ((globalThis as Record<symbol, unknown>)[Symbol.for('madoguchi.start')] ??=
  {}) as StartState

/** A disk is mended, or a database is back: so soon it opens by itself. */
const RETRY_MS = 5_000

/**
 * Runs once when the server process starts, before the first visitor: opens the database and checks
 * the keys, also where a separate worker does the jobs. What stands in the way of opening is left for
 * the server, which then lets nobody in and says why; what may pass is tried again until it has.
 */
export async function openProduct(): Promise<void> {
  // A build must not open the database.
  if (process.env.NEXT_PHASE === 'phase-production-build') return
  try {
    await open()
  } catch (error) {
    const { code, name, message } = error as { code?: unknown; name?: string; message?: string }
    // Other errors have no text for people: their name and message go to the log of the start.
    state.problem = {
      code: typeof code === 'string' ? code : 'START_FAILED',
      message: message ?? String(error),
    }
    // A wrong key or setting does not change while the process lives; a disk or a database does.
    if (name !== 'StartProblem') setTimeout(() => void openProduct(), RETRY_MS).unref()
  }
}

async function open(): Promise<void> {
  const { getPayload } = await import('payload')
  const { default: config } = await import('@payload-config')
  // Left by a try that failed, Payload would pass over `onInit`, which checks the keys.
  if (state.problem) (globalThis as { _payload?: Map<string, unknown> })._payload?.clear()
  const payload = await getPayload({ config })
  const { watchReadiness } = await import('./services/alarms/health/readiness')
  const { jobContext } = await import('./services/context')
  state.trouble = watchReadiness(jobContext(payload))
  const { openDoor } = await import('./app/door')
  state.door = openDoor(payload)
  const { keepAdmission } = await import('./services/admission/here')
  keepAdmission(payload)
  const { registerReadings } = await import('./services/system/metrics')
  registerReadings(payload)
  const { backgroundEnded } = await import('./services/system/background')
  state.workEnded = backgroundEnded
  if (process.env.JOBS !== 'off') {
    const { startJobs } = await import('./jobs/start')
    const { PRODUCT } = await import('./areas')
    state.stopJobs = startJobs(payload, PRODUCT.tasks).stop
  }
  state.problem = undefined
  state.opened?.()
}

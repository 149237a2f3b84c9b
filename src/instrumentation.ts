/** What the server in front of Next is told about the start; see `server/start-state.mjs`. */
type StartState = { problem?: { code: string; message: string } }
const state = ((globalThis as Record<symbol, unknown>)[Symbol.for('madoguchi.start')] ??=
  {}) as StartState

/**
 * Runs once when the server process starts, before the first visitor: opens the database and checks
 * the keys, also where a separate worker does the jobs. What stands in the way of opening is left for
 * the server, which then lets nobody in and says why.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  // A build must not open the database.
  if (process.env.NEXT_PHASE === 'phase-production-build') return
  try {
    const { getPayload } = await import('payload')
    const { default: config } = await import('@payload-config')
    const payload = await getPayload({ config })
    if (process.env.JOBS === 'off') return
    const { startJobs } = await import('./jobs/start')
    const { PRODUCT } = await import('./areas')
    startJobs(payload, PRODUCT.tasks)
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: string }
    // Other errors have no text for people: their name and message go to the log of the start.
    state.problem = {
      code: typeof code === 'string' ? code : 'START_FAILED',
      message: message ?? String(error),
    }
  }
}

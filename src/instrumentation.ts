/** Runs once when the server process starts, before the first visitor. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  // A build must not open the database, and a separate worker may do the jobs.
  if (process.env.NEXT_PHASE === 'phase-production-build' || process.env.JOBS === 'off') return
  const { getPayload } = await import('payload')
  const { default: config } = await import('@payload-config')
  const { startJobs } = await import('./jobs/start')
  startJobs(await getPayload({ config }))
}

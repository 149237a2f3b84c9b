/**
 * Called by Next when the server process starts. All it does lies in a file of its own: Next compiles this one for
 * its edge runtime, too, where nothing of ours can run.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { openProduct } = await import('./opening')
    await openProduct()
  }
}

const MOST_MS = 10

/** For long work in pieces: asked between them, it lets others go on where some milliseconds have passed. */
export function pauses(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < MOST_MS) return
    await new Promise((go) => setImmediate(go))
    since = performance.now()
  }
}

/**
 * Lets those who ask the same at the same moment share one answer. A caller never gets an answer
 * that was begun before it asked: it starts a read, or waits for the one that starts when the
 * running one has ended. However many ask, one read runs at a time for each key.
 * @returns `read(key, work)`; the answer is shared, so nobody may change it
 */
export function sharedReads() {
  const lanes = new Map<string, { running: Promise<unknown>; next: Promise<unknown> | null }>()

  function start<T>(key: string, work: () => Promise<T>): Promise<T> {
    const running = work()
    const lane = { running: running as Promise<unknown>, next: null }
    lanes.set(key, lane)
    const end = () => {
      // Whoever waits starts the next one, which takes the place of this one.
      if (lanes.get(key) === lane && !lane.next) lanes.delete(key)
    }
    running.then(end, end)
    return running
  }

  return function read<T>(key: string, work: () => Promise<T>): Promise<T> {
    const lane = lanes.get(key)
    if (!lane) return start(key, work)
    lane.next ??= lane.running.then(
      () => start(key, work),
      () => start(key, work),
    )
    return lane.next as Promise<T>
  }
}

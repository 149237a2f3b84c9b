export declare function keepWorkers(
  count: number,
  options?: { onReady?: () => void; folder?: string; silentMs?: number },
): {
  wanted: number
  open: () => number
  restarts: { died: number; hung: number; replaced: number }
}

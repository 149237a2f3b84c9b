export declare function workerCount(
  env: Record<string, string | undefined>,
  machine?: { cores?: number; memory?: number },
): number

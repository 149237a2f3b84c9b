export type Sum = [number, number]
export type WalHeader = { pageSize: number; salts: Sum; isBig: boolean; sum: Sum }
/** A place in the log: so many frames lie before it, with this sum. */
export type WalPlace = { frames: number; sum: Sum }

export function walHeader(bytes: Buffer): WalHeader | null
export function offsetOf(header: Pick<WalHeader, 'pageSize'>, frames: number): number
export function committed(
  bytes: Buffer,
  header: WalHeader,
  since?: WalPlace,
): WalPlace & { bytes: number }
export function pagesIn(
  bytes: Buffer,
  pageSize: number,
): Generator<{ page: number; size: number; data: Buffer }>

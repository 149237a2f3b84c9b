// SQLite's write-ahead log as it lies on the disk (https://www.sqlite.org/fileformat2.html#walformat). Reading
// it takes and drops no lock; the file of the database itself is never read where it is open.

const HEAD = 32
const FRAME_HEAD = 24
const MAGIC = 0x377f0682

/** Sums go on from what stands before; words are in the order that the magic number says. */
function sumOf(bytes, from, to, isBig, [first, second]) {
  let a = first
  let b = second
  for (let at = from; at < to; at += 8) {
    a = (a + (isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + b) >>> 0
    b = (b + (isBig ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + a) >>> 0
  }
  return [a, b]
}

/** @returns what the log says of itself; null where there is none yet */
export function walHeader(bytes) {
  if (bytes.length < HEAD) return null
  const magic = bytes.readUInt32BE(0)
  if ((magic & ~1) >>> 0 !== MAGIC) return null
  const isBig = (magic & 1) === 1
  const sum = sumOf(bytes, 0, 24, isBig, [0, 0])
  if (sum[0] !== bytes.readUInt32BE(24) || sum[1] !== bytes.readUInt32BE(28)) return null
  return {
    pageSize: bytes.readUInt32BE(8),
    salts: [bytes.readUInt32BE(16), bytes.readUInt32BE(20)],
    isBig,
    sum,
  }
}

/** Where frame number `frames` begins in the log. @returns bytes */
export const offsetOf = ({ pageSize }, frames) => HEAD + frames * (FRAME_HEAD + pageSize)

/**
 * How far what was committed goes: a frame that is half there, or of the log before, ends it.
 * @param bytes the log from the frame `since.frames` on
 * @returns the place behind the last commit, and how many of the bytes lie before it
 */
export function committed(bytes, header, since = { frames: 0, sum: header.sum }) {
  const step = FRAME_HEAD + header.pageSize
  let sum = since.sum
  let end = { frames: since.frames, sum: since.sum, bytes: 0 }
  for (let at = 0, frames = since.frames + 1; at + step <= bytes.length; at += step, frames++) {
    const isOurs =
      bytes.readUInt32BE(at + 8) === header.salts[0] &&
      bytes.readUInt32BE(at + 12) === header.salts[1]
    if (!isOurs) break
    sum = sumOf(bytes, at, at + 8, header.isBig, sum)
    sum = sumOf(bytes, at + FRAME_HEAD, at + step, header.isBig, sum)
    if (sum[0] !== bytes.readUInt32BE(at + 16) || sum[1] !== bytes.readUInt32BE(at + 20)) break
    if (bytes.readUInt32BE(at + 4) > 0) end = { frames, sum, bytes: at + step }
  }
  return end
}

/** The pages of whole frames; `size` is how many pages the file has then, 0 within a commit. */
export function* pagesIn(bytes, pageSize) {
  const step = FRAME_HEAD + pageSize
  for (let at = 0; at + step <= bytes.length; at += step)
    yield {
      page: bytes.readUInt32BE(at),
      size: bytes.readUInt32BE(at + 4),
      data: bytes.subarray(at + FRAME_HEAD, at + step),
    }
}

import { execFileSync } from 'node:child_process'

/**
 * The database as its bytes lie on the disk, the write-ahead log included. Read by another process:
 * one that has the database open loses its locks when it closes the file a second time, and
 * with them writes that were already acknowledged.
 */
export function bytesOnDisk(): Buffer {
  const file = process.env.SQLITE_PATH ?? ''
  return execFileSync('sh', ['-c', 'cat "$0" "$0-wal" 2>/dev/null || cat "$0"', file], {
    maxBuffer: 1024 * 1024 * 1024,
  })
}

import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'

import type { CsvSource } from './read-csv'

/** A file on disk. @throws when it cannot be read */
export const fileSource = (path: string): CsvSource => ({
  name: basename(path),
  size: statSync(path).size,
  open: () => createReadStream(path),
})

/** An uploaded file. */
export const blobSource = (blob: Blob, name: string): CsvSource => ({
  name,
  size: blob.size,
  open: () => blob.stream() as unknown as AsyncIterable<Uint8Array>,
})

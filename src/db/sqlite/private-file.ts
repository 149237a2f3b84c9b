import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs'
import path from 'node:path'

/**
 * Makes the database's folder and file so that nobody else on the machine reads them (0700, 0600), and
 * mends one that was made before; what SQLite writes beside the file takes its rights.
 * @throws with the system's code where the file can be neither made nor written
 */
export function keepPrivate(file: string): void {
  const folder = path.dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // One that is there may be open here already: closing it would drop the locks of this process.
  if (existsSync(file)) assertWritable(file)
  else closeSync(openSync(file, 'a', 0o600))
  for (const one of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(one)) chmodSync(one, 0o600)
  // A folder of its own; never the one the program itself lies in, nor one shared with others.
  if (folder !== process.cwd() && path.basename(folder) === 'data') chmodSync(folder, 0o700)
}

/** As opening it would say, without opening it. */
function assertWritable(file: string): void {
  if (statSync(file).isDirectory())
    throw Object.assign(new Error(`EISDIR: illegal operation on a directory, open '${file}'`), {
      code: 'EISDIR',
    })
  accessSync(file, constants.R_OK | constants.W_OK)
}

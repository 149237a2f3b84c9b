// Small file and port helpers shared by the scripts.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** Every file under `folder`, as full paths, sorted; empty when there is no such folder. */
export function filesUnder(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
    .sort()
}

export const newestChange = (paths) =>
  paths
    .filter((path) => existsSync(path))
    .flatMap((path) => (statSync(path).isDirectory() ? filesUnder(path) : [path]))
    .reduce((newest, file) => Math.max(newest, statSync(file).mtimeMs), 0)

const portOf = (wanted) =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

export const freePort = () => portOf(0)

/** The first free port from `first` on. */
export async function freePortFrom(first) {
  for (let port = first; port < first + 100; port++) {
    const found = await portOf(port).catch(() => null)
    if (found) return found
  }
  return freePort()
}

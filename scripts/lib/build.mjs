// The built product in .next: is it there, and is it of the sources as they are now?
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { newestChange } from './files.mjs'
import { nodeBin, root, runNode } from './process.mjs'

const INPUTS = ['src', 'public', 'payload.config.ts', 'next.config.mjs', 'package-lock.json']

export function buildIsFresh() {
  const id = join(root, process.env.NEXT_DIST_DIR || '.next', 'BUILD_ID')
  return (
    existsSync(id) && statSync(id).mtimeMs > newestChange(INPUTS.map((path) => join(root, path)))
  )
}

/** `next build`; resolves to the exit code. */
export const build = (options) => runNode([nodeBin('next'), 'build'], options)

// Fails when a committed generated file no longer follows from the sources. Changes nothing.
import { relative } from 'node:path'
import { generate, isStale, leftovers } from './lib/generated.mjs'
import { root } from './lib/process.mjs'

const files = await generate()
const stale = [
  ...Object.entries(files)
    .filter(([path, content]) => isStale(path, content))
    .map(([path]) => path),
  ...leftovers(files).map((file) => relative(root, file)),
]
if (stale.length > 0) {
  console.error(`npm run generate を実行してコミットしてください / Stale: ${stale.join(', ')}`)
  process.exit(1)
}
console.log('生成ファイルは最新です / Generated files are up to date')

// `npm run generate`: types, the panel's import map and the open SQLite migration, which leads from
// the last frozen schema to the configuration as it is now.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generate, isStale, leftovers } from './lib/generated.mjs'
import { ensureNodeModules } from './lib/node-modules.mjs'
import { root } from './lib/process.mjs'

await ensureNodeModules()
const files = await generate()
for (const file of leftovers(files)) rmSync(file)
let written = 0
for (const [path, content] of Object.entries(files)) {
  if (!isStale(path, content)) continue
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
  console.log(path)
  written += 1
}
console.log(written > 0 ? `${written} 件を更新しました / updated` : '変更なし / nothing to change')

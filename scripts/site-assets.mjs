// Only the citizen site's style sheet and script, for those who work on them; `npm run generate`
// makes them too.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './lib/process.mjs'
import { siteAssets } from './lib/site-assets.mjs'

for (const [path, content] of Object.entries(siteAssets())) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

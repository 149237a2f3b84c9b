import { writeFileSync } from 'node:fs'

import { openWorld } from '../tests/helpers/world'
import type { World } from '../tests/helpers/world'

import { benchAvailability } from './availability'
import { benchCommit } from './commit'
import { benchGenerate } from './generate'
import { benchImport } from './import'
import { benchImportCards } from './import-cards'
import { benchLoad } from './load'
import { benchPrinting } from './printing'
import { benchSearchCards } from './search-cards'
import { benchSearchTexts } from './search-texts'
import { benchSurge } from './surge'
import { benchTrips } from './trips'

/** One benchmark on one engine in a database of its own: `run.ts <name> <file for the result>`. */
const BENCHES: Record<string, (world: World) => Promise<object>> = {
  'commit, one at a time': (world) => benchCommit(world, 1),
  'commit, 20 at a time': (world) => benchCommit(world, 20),
  'trips of a booking': benchTrips,
  availability: benchAvailability,
  generate: benchGenerate,
  import: benchImport,
  'import 130,000 cards': benchImportCards,
  printing: benchPrinting,
  'search cards': benchSearchCards,
  'search texts': benchSearchTexts,
  'load of a mailing': benchLoad,
  surge: benchSurge,
}

const [name = '', file = ''] = process.argv.slice(2)
const world = await openWorld()
;(world.payload.config as { custom: Record<string, unknown> }).custom = {
  now: () => world.clock.now,
}
const result = await BENCHES[name]!(world)
writeFileSync(file, JSON.stringify(result))
process.exit(0)

// Demo data for an empty database, in production mode so that the migrations run:
//   DEMO=1 NODE_ENV=production npx payload run scripts/seed.ts -- kawasaki --cards 9000
// Writes the card list and what a visitor needs to know into `demo/` beside the database.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import config from '@payload-config'
import { getPayload } from 'payload'

import { PRODUCT } from '@/areas'
import { env } from '@/lib/env'
import { CITY_CODES, isCityCode, PRESETS } from '@/presets'
import { jobContext } from '@/services/context'

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { cards: { type: 'string' } },
})
const city = positionals[0] ?? 'kawasaki'
if (!isCityCode(city)) {
  throw new Error(`「${city}」という都市の設定はありません。選べる都市: ${CITY_CODES.join(' ')}`)
}
// Only cities that hand out cards by booking get a card list of their own accord.
const handsOut = PRESETS[city].services.some(({ code }) => code === 'pickup')
const cards = values.cards === undefined ? (handsOut ? 9000 : 0) : Number(values.cards)
if (!Number.isInteger(cards) || cards < 0)
  throw new Error('--cards には 0 以上の数を指定してください。')

const folder = path.resolve(path.dirname(env.SQLITE_PATH), 'demo')
mkdirSync(folder, { recursive: true })
// People read this output: the steps below, and of the log only what is wrong.
const resolved = await config
resolved.logger = { options: { level: 'warn' } as never, destination: process.stderr }
const payload = await getPayload({ config: resolved })
const started = Date.now()
const say = (step: string) => process.stdout.write(`  ・${step}\n`)
const summary = await PRODUCT.seedDemo(jobContext(payload), {
  city,
  cards: handsOut ? cards : 0,
  bookings: 900,
  folder,
  say,
})
writeFileSync(path.join(folder, `${city}.json`), `${JSON.stringify(summary, null, 2)}\n`)
const seconds = Math.round((Date.now() - started) / 1000)
say(`できました（カード ${summary.cards}件、予約 ${summary.bookings}件、${seconds}秒）`)
await payload.destroy()

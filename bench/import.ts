import { generateCards, toCityCsv } from '@/presets/demo/cards'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { PRODUCT } from '@/areas'
import { readBookingConfig } from '@/services/settings/booking-config'

import { csvSource } from '../tests/helpers/city-csv'
import type { World } from '../tests/helpers/world'

const CARDS = 16_000
const BAD_LINES = 40

/** The peak month's list of 16,000 cards with some bad lines, and the same list once more. */
export async function benchImport(world: World) {
  const ctx = world.ctx()
  await PRODUCT.loadPreset(ctx, 'kawasaki')
  const offices = (await readBookingConfig(world.payload)).offices.filter(
    (office) => office.ward && office.kind === 'ward',
  )
  const cards = generateCards({
    city: 'kawasaki',
    officeCodes: offices.map((office) => ({ code: office.code, ward: office.ward ?? '' })),
    count: CARDS,
    seed: 7,
    today: '2026-11-21',
  })
  cards.forEach((card, index) => {
    if (index % (CARDS / BAD_LINES) === 0) card.生年月日 = '2026-02-30'
  })
  const text = toCityCsv(cards)
  const timed = async () => {
    const start = performance.now()
    const report = await importCityCsv(ctx, csvSource(text))
    return { seconds: Number(((performance.now() - start) / 1000).toFixed(2)), report }
  }
  const first = await timed()
  const again = await timed()
  const { created, rejected } = first.report
  return {
    cards: CARDS,
    created,
    rejected,
    seconds: first.seconds,
    secondsAgain: again.seconds,
    changedAgain: again.report.created + again.report.changed,
    peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    limitSeconds: 60,
  }
}

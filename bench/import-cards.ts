import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'

import { fileSource } from '@/documents/csv/sources'
import { CARD_COLUMNS } from '@/presets/demo/card-data'
import { generateCards } from '@/presets/demo/cards'
import { exportInForm } from '@/services/cards/import/export-form'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { undoImport } from '@/services/cards/import/undo-import'
import { PRODUCT } from '@/areas'
import { readBookingConfig } from '@/services/settings/booking-config'

import type { World } from '../tests/helpers/world'

const CARDS = Number(process.env.BENCH_CARDS || 130_000)
const PEOPLE = 5000

/** A city's file of that many cards, written in pieces so that it never stands in memory. */
async function writeList(world: World, path: string): Promise<void> {
  const offices = (await readBookingConfig(world.payload)).offices.filter(
    (office) => office.ward && office.kind === 'ward',
  )
  const people = generateCards({
    city: 'kawasaki',
    officeCodes: offices.map((office) => ({ code: office.code, ward: office.ward ?? '' })),
    count: PEOPLE,
    seed: 7,
    today: '2026-11-21',
  })
  const quoted = (cells: string[]) =>
    `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
  const out = createWriteStream(path)
  out.write(quoted([...CARD_COLUMNS]))
  for (let index = 0; index < CARDS; index++) {
    const card = {
      ...people[index % PEOPLE]!,
      予約ID: String(2_000_000_000 + index),
      発送番号: `B-${index}`,
      製造管理番号: `BEN${String(1_000_000 + index)}`,
    }
    if (!out.write(quoted(CARD_COLUMNS.map((column) => card[column])))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20)

/** A year's 130,000 cards: trial, import, the same list again, export in its form, undo. */
export async function benchImportCards(world: World) {
  const ctx = world.ctx()
  await PRODUCT.loadPreset(ctx, 'kawasaki')
  const folder = mkdtempSync(join(tmpdir(), 'bench-import-'))
  const path = join(folder, 'cards.csv')
  await writeList(world, path)
  const file = { ...fileSource(path), path }
  globalThis.gc?.()
  await new Promise((resolve) => setTimeout(resolve, 500))
  const baseline = process.memoryUsage().rss
  const timed = async <T>(name: string, work: () => Promise<T>) => {
    let peak = 0
    const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 100)
    const start = performance.now()
    const before = process.cpuUsage()
    const result = await work()
    clearInterval(timer)
    const seconds = Number(((performance.now() - start) / 1000).toFixed(1))
    const { user, system } = process.cpuUsage(before)
    // What the machine does besides counts in the clock's time, not in this.
    const cpuSeconds = Number(((user + system) / 1e6).toFixed(1))
    const figures = {
      seconds,
      cpuSeconds,
      overBaselineMiB: mebibytes(Math.max(0, peak - baseline)),
    }
    process.stdout.write(`${name}: ${JSON.stringify(figures)}\n`)
    return { result, figures }
  }
  const trial = await timed('trial', () => importCityCsv(ctx, file, { dryRun: true }))
  const first = await timed('import', () => importCityCsv(ctx, file))
  const again = await timed('again', () => importCityCsv(ctx, file))
  const back = await timed('export', async () => {
    let bytes = 0
    const { body } = await exportInForm(ctx, { encoding: 'same', purpose: 'bench' })
    for await (const piece of body as unknown as AsyncIterable<Uint8Array>) bytes += piece.length
    return bytes
  })
  const undo = await timed('undo', () => undoImport(ctx, first.result.id!))
  rmSync(folder, { recursive: true })
  return {
    cards: CARDS,
    fileMiB: mebibytes(file.size),
    created: first.result.created,
    changedAgain: again.result.created + again.result.changed,
    sameBytes: back.result === file.size,
    undone: undo.result.undone,
    trial: trial.figures,
    import: first.figures,
    again: again.figures,
    export: back.figures,
    undo: undo.figures,
    baselineRssMiB: mebibytes(baseline),
    peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    limitSeconds: 240,
    limitOverBaselineMiB: 300,
  }
}

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { StaffUser } from '@/access/roles'
import { findRow, newRowId } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import type { PrintKind } from '@/domain/printing/kinds'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import { printJobsSettled, readJob, startPrint } from '@/services/printing/jobs'
import { ensurePrintRecords } from '@/services/printing/records'

import type { World } from '../tests/helpers/world'

const COUNT = 10_000
const KINDS: PrintKind[] = [
  'address-label',
  'case-label',
  'guide-sticker',
  'reissue-notice',
  'reminder',
  'inquiry',
  'device-label',
]

type Figures = { printed: number; seconds: number; cpuSeconds: number; peakRssMiB: number }

/** One way of printing in a process of its own: only so has it a peak of its own. */
function alone(kind: PrintKind, way: 'ours' | 'bare'): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-print-'))
  const file = join(folder, 'figures.json')
  const script = ['--conditions=production', '--import', 'tsx', 'bench/print-alone.ts']
  spawnSync(process.execPath, [...script, kind, way, String(COUNT), file], { stdio: 'inherit' })
  const figures = JSON.parse(readFileSync(file, 'utf8')) as Figures
  rmSync(folder, { recursive: true, force: true })
  return figures
}

/**
 * 10,000 of each kind through the product's layout (fitting, wrapping, font choice, checks) and beside
 * it pdfkit alone with the same texts and codes.
 */
export async function benchPrinting(world: World) {
  const results: Record<string, object> = {}
  for (const kind of KINDS) {
    const bare = alone(kind, 'bare')
    const ours = alone(kind, 'ours')
    results[kind] = {
      ...ours,
      bareSeconds: bare.seconds,
      bareCpuSeconds: bare.cpuSeconds,
      barePeakRssMiB: bare.peakRssMiB,
      ratioToBare: Number((ours.cpuSeconds / bare.cpuSeconds).toFixed(2)),
    }
  }
  const job = await wholeJob(world)
  return { job, count: COUNT, limitRatio: 2, limitRssMiB: 300, kinds: results }
}

/** 10,000 case labels from the database into the stored, encrypted file, as staff start it. */
async function wholeJob(world: World) {
  const office = world.offices[0]!.id
  const user = { id: 'bench', name: '計測', roles: ['city-admin'], active: true } as StaffUser
  const ctx = {
    ...world.ctx('city-staff'),
    user,
    actor: { kind: 'staff' as const, id: user.id, name: '計測' },
  }
  await ensurePrintRecords(ctx)
  const sheet = await findRow<{ id: string }>(world.payload, 'label-sheets', {
    code: { equals: 'a4-44' },
  })
  await insertMany(
    world.payload,
    'cards',
    Array.from({ length: COUNT }, (_, index) => [index, newRowId()] as const).map(
      ([index, id]) => ({
        id,
        cardKey: `bench-${index}`,
        reservationNumber: String(7_000_000_000 + index),
        shippingNumber: `K-${String(index).padStart(6, '0')}`,
        name: encryptField(`川崎　花子${index}`, at('cards', 'name', id)),
        address: encryptField(`川崎市川崎区東田町${index}番地`, at('cards', 'address', id)),
        status: '交付通知書発送済み',
        office,
        rev: 0,
      }),
    ),
  )
  const before = peakMiB()
  const start = performance.now()
  const { id } = await startPrint(ctx, {
    requestKey: 'bench-job',
    selection: { filter: { status: '交付通知書発送済み' } },
    options: { kind: 'case-label', sheet: String(sheet!.id), start: 1, geta: false },
    purpose: '計測',
  })
  const secondsToAnswer = Number(((performance.now() - start) / 1000).toFixed(2))
  await printJobsSettled()
  const job = await readJob(ctx, id)
  return {
    status: job.status,
    printed: job.printed,
    sheets: job.sheets,
    secondsToAnswer,
    seconds: Number(((performance.now() - start) / 1000).toFixed(2)),
    /** Payload, the database and 10,000 rows made by the benchmark itself. */
    peakRssBeforeMiB: before,
    peakRssMiB: peakMiB(),
  }
}

const peakMiB = () => Math.round(process.resourceUsage().maxRSS / 1024)

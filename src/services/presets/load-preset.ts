import { insertMany } from '@/db/bulk'
import { DomainError } from '@/lib/errors'
import { PRESETS, type CityCode, type CityPreset } from '@/presets'
import { holidaySeed } from '@/presets/holidays'

import { logAct } from '../audit/log-act'
import { rollingGeneration } from '../calendar/generate-slots'
import type { ServiceContext } from '../context'
import { storedHolidays } from '../holidays/stored'
import { invalidateBookingConfig } from '../settings/booking-config'
import { readCitySettings } from '../settings/read-settings'

import { type Ids, idOf } from './ids'
import { presetWriter, type PresetCounts, type PresetWriter } from './preset-writer'

export type LoadPresetOptions = {
  /** Also takes back what staff changed since; only on an administrator's word. */
  overwrite?: boolean
  /** False: leaves the booking slots to the nightly job. */
  slots?: boolean
}

/** Settings of one area, by the city's preset; written after offices, services and hours. */
export type PresetPart = (city: {
  ctx: ServiceContext
  preset: CityPreset
  writer: PresetWriter
  /** Codes of services with their ids. */
  services: Ids
}) => Promise<void>

/**
 * Fills the city's settings from its preset: offices, services, weekly hours, holidays, and what the
 * areas add (design §3). Loading it again adds what is missing and changes nothing that is there, so
 * a later release can bring new records without undoing the city's own work.
 * @throws DomainError OTHER_CITY when the database belongs to another city
 */
export async function loadPreset(
  ctx: ServiceContext,
  code: CityCode,
  parts: readonly PresetPart[],
  options: LoadPresetOptions = {},
): Promise<PresetCounts> {
  const preset = PRESETS[code]
  const writer = presetWriter(ctx.payload, options.overwrite ?? false)
  await writeSettings(ctx, preset, writer)
  await writeHolidays(ctx, writer)
  const offices = await writeOffices(preset, writer)
  const services = await writeServices(preset, writer, offices)
  await writeCalendar(preset, writer, offices, services)
  for (const part of parts) await part({ ctx, preset, writer, services })
  invalidateBookingConfig(ctx.payload)
  if (writer.counts.created + writer.counts.updated > 0) {
    if (options.slots !== false) await rollingGeneration(ctx)
    await audit(ctx, preset, writer.counts)
  }
  return writer.counts
}

async function writeSettings(ctx: ServiceContext, preset: CityPreset, writer: PresetWriter) {
  const stored = await readCitySettings(ctx.payload)
  if (!stored.createdAt) return writer.putSettings(preset.settings, 'created')
  if (stored.cityCode !== preset.code) {
    throw new DomainError(
      'OTHER_CITY',
      `このデータベースには${stored.cityName}の設定が入っています。${preset.settings.cityName}を使うには、別のデータベースを用意してください。`,
    )
  }
  return writer.putSettings(preset.settings, 'updated')
}

/**
 * Many small rows, the same for every city: written past the hooks, each date once. A year whose
 * holidays are there already is left alone: a day that has moved since would come back.
 */
async function writeHolidays(ctx: ServiceContext, writer: PresetWriter) {
  const yearOf = (row: { date: string; kind: string }) => `${row.date.slice(0, 4)} ${row.kind}`
  const stored = await storedHolidays(ctx.payload)
  const known = new Set(stored.filter(({ isOfLaw }) => isOfLaw).map(yearOf))
  const rows = holidaySeed().map((row) => ({ ...row, active: true, note: '', origin: 'preset' }))
  const created = await insertMany(
    ctx.payload,
    'holidays',
    rows.filter((row) => !known.has(yearOf(row))),
  )
  writer.counts.created += created
  writer.counts.kept += rows.length - created
}

async function writeOffices(preset: CityPreset, writer: PresetWriter): Promise<Ids> {
  const ids: Ids = new Map()
  for (const office of preset.offices) {
    const natural = { code: { equals: office.code } }
    ids.set(
      office.code,
      await writer.put('offices', `office:${office.code}`, { ...office }, natural),
    )
  }
  return ids
}

async function writeServices(preset: CityPreset, writer: PresetWriter, offices: Ids): Promise<Ids> {
  const ids: Ids = new Map()
  for (const service of preset.services) {
    const data = { ...service, offices: service.offices.map((code) => idOf(offices, code)) }
    const natural = { code: { equals: service.code } }
    ids.set(service.code, await writer.put('services', `service:${service.code}`, data, natural))
  }
  return ids
}

async function writeCalendar(
  preset: CityPreset,
  writer: PresetWriter,
  offices: Ids,
  services: Ids,
) {
  const officeNames = new Map(preset.offices.map(({ code, name }) => [code, name]))
  const serviceNames = new Map(preset.services.map(({ code, name }) => [code, name]))
  for (const { key, service, offices: codes, ...band } of preset.patterns) {
    for (const code of codes) {
      const title = `${officeNames.get(code)} ${serviceNames.get(service)} ${band.start}～${band.end}`
      const data = { ...band, title, office: idOf(offices, code), service: idOf(services, service) }
      await writer.put('opening-patterns', `pattern:${key}:${code}`, data)
    }
  }
  for (const { key, offices: at = [], services: of = [], ...exception } of preset.exceptions) {
    const data = {
      ...exception,
      offices: at.map((code) => idOf(offices, code)),
      services: of.map((code) => idOf(services, code)),
    }
    await writer.put('calendar-exceptions', `exception:${key}`, data)
  }
}

const audit = (ctx: ServiceContext, preset: CityPreset, counts: PresetCounts) =>
  logAct(ctx, {
    action: 'preset.load',
    summary: `${preset.settings.cityName}の初期設定を読み込み（追加 ${counts.created}件、更新 ${counts.updated}件）`,
    count: counts.created + counts.updated,
  })

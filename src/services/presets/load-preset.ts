import { findRows } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { DomainError } from '@/lib/errors'
import { PRESETS, type CityCode, type CityPreset } from '@/presets'
import { HANDOVER_CASES } from '@/presets/handover'
import { IMPORT_PROFILES } from '@/presets/import-profiles'
import { holidaySeed } from '@/presets/holidays'

import { logAct } from '../audit/log-act'
import { rollingGeneration } from '../calendar/generate-slots'
import type { ServiceContext } from '../context'
import { storedHolidays } from '../holidays/stored'
import { invalidateBookingConfig } from '../settings/booking-config'
import { readCitySettings } from '../settings/read-settings'

import { presetWriter, type PresetCounts, type PresetWriter } from './preset-writer'

export type LoadPresetOptions = {
  /** Also takes back what staff changed since; only on an administrator's word. */
  overwrite?: boolean
  /** False: leaves the booking slots to the nightly job. */
  slots?: boolean
}

/**
 * Fills the city's settings from its preset: offices, services, weekly hours, holidays, texts, mail,
 * FAQ, referral targets, card statuses and deadlines of reports (design §3). Loading it again adds what is missing and
 * changes nothing that is there, so a later release can bring new records without undoing the
 * city's own work.
 * @throws DomainError OTHER_CITY when the database belongs to another city
 */
export async function loadPreset(
  ctx: ServiceContext,
  code: CityCode,
  options: LoadPresetOptions = {},
): Promise<PresetCounts> {
  const preset = PRESETS[code]
  const writer = presetWriter(ctx.payload, options.overwrite ?? false)
  await writeSettings(ctx, preset, writer)
  await writeHolidays(ctx, writer)
  await writeStatuses(ctx, preset, writer)
  for (const [index, { key, ...one }] of HANDOVER_CASES.entries()) {
    const data = { ...one, order: (index + 1) * 10, active: true }
    await writer.put('handover-cases', `handover:${key}`, data)
  }
  await writeImportProfiles(ctx, writer)
  const offices = await writeOffices(preset, writer)
  const services = await writeServices(preset, writer, offices)
  await writeCalendar(preset, writer, offices, services)
  await writeTexts(preset, writer, services)
  invalidateBookingConfig(ctx.payload)
  await writeDeadlines(preset, writer, services)
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

/** Twice over: the arrows between statuses need the records they point at. */
async function writeStatuses(ctx: ServiceContext, preset: CityPreset, writer: PresetWriter) {
  const ids: Ids = new Map()
  const before = writer.counts.kept
  for (const [index, { next: _next, ...status }] of preset.statuses.entries()) {
    const data = { ...status, order: (index + 1) * 10, active: true }
    const natural = { label: { equals: status.label } }
    ids.set(
      status.label,
      await writer.put('card-statuses', `status:${status.label}`, data, natural),
    )
  }
  // Records that were there before keep the arrows that staff have drawn.
  if (writer.counts.kept > before) return
  for (const { label, next } of preset.statuses) {
    await ctx.payload.update({
      collection: 'card-statuses',
      id: idOf(ids, label),
      data: { next: next.map((one) => idOf(ids, one)) },
      depth: 0,
    })
  }
}

async function writeImportProfiles(ctx: ServiceContext, writer: PresetWriter) {
  const statuses = await findRows<{ id: string; label: string }>(ctx.payload, 'card-statuses', {})
  for (const [index, { key, ...profile }] of IMPORT_PROFILES.entries()) {
    const status = statuses.find(({ label }) => label === profile.defaultStatus)
    const data = {
      ...profile,
      defaultStatus: status?.id ?? null,
      order: (index + 1) * 10,
      active: true,
    }
    await writer.put('card-import-profiles', `import:${key}`, data)
  }
}

type Ids = Map<string, string>

const idOf = (ids: Ids, code: string): string => {
  const id = ids.get(code)
  if (!id) throw new Error(`Preset names an unknown code: ${code}`)
  return id
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

async function writeTexts(preset: CityPreset, writer: PresetWriter, services: Ids) {
  for (const text of preset.texts) {
    const data = { ...text, service: idOf(services, text.service) }
    await writer.put('service-texts', `text:${text.service}:${text.language}`, data)
  }
  for (const mail of preset.mails) {
    const data = { ...mail, active: true }
    await writer.put('mail-templates', `mail:${mail.kind}:${mail.language}`, data)
  }
  for (const [index, { key, services: of = [], ...faq }] of preset.faqs.entries()) {
    const data = {
      ...faq,
      order: (index + 1) * 10,
      services: of.map((code) => idOf(services, code)),
      approval: 'approved',
      isPublic: true,
    }
    await writer.put('faqs', `faq:${key}:${faq.language}`, data)
  }
  for (const [index, { key, ...target }] of preset.referrals.entries()) {
    await writer.put('referral-targets', `referral:${key}`, { ...target, order: (index + 1) * 10 })
  }
}

async function writeDeadlines(preset: CityPreset, writer: PresetWriter, services: Ids) {
  for (const { key, service, ...rule } of preset.deadlines) {
    const data = { active: true, ...rule, ...(service ? { service: idOf(services, service) } : {}) }
    await writer.put('deadline-rules', `deadline:${key}`, data)
  }
}

const audit = (ctx: ServiceContext, preset: CityPreset, counts: PresetCounts) =>
  logAct(ctx, {
    action: 'preset.load',
    summary: `${preset.settings.cityName}の初期設定を読み込み（追加 ${counts.created}件、更新 ${counts.updated}件）`,
    count: counts.created + counts.updated,
  })

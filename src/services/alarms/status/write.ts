import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { bannerNotices, stopsInForce } from '@/domain/notices/stops'

import type { ServiceContext } from '../../context'
import { loadNotices } from '../../notices/in-force'
import { readCitySettings } from '../../settings/read-settings'

import { keep, readKept } from './folder'
import { type StatusFacts, type StatusFile, statusFileOf } from './page'

export const STATUS_FILE = 'status.json'
const EVERY_MS = 55_000

/** Checks whose failure citizens notice, and in what. */
const SHOWN = { 'health-mail': 'mail', 'health-web': 'site' } as const

async function factsNow(ctx: ServiceContext): Promise<StatusFacts> {
  const [{ siteName }, notices, failing] = await Promise.all([
    readCitySettings(ctx.payload),
    loadNotices(ctx.payload),
    findRows<Stored<'check-results'>>(ctx.payload, 'check-results', { ok: { equals: 'no' } }),
  ])
  const isFailing = (part: string) =>
    failing.some(({ name }) => SHOWN[name as keyof typeof SHOWN] === part)
  const [stop] = stopsInForce(notices, ctx.now())
  return {
    siteName,
    components: {
      site: isFailing('site') ? 'trouble' : 'ok',
      booking: stop ? (stop.kind === 'maintenance' ? 'planned' : 'trouble') : 'ok',
      mail: isFailing('mail') ? 'trouble' : 'ok',
    },
    notices: bannerNotices(notices, ctx.now())
      .filter(({ kind }) => kind !== 'info')
      .map((one) => ({
        kind: one.kind,
        title: one.title,
        body: one.body,
        translations: one.translations,
        updates: one.updates,
        resolved: one.resolved,
        stopFrom: one.stopFrom,
        stopFromTime: one.stopFromTime,
        stopTo: one.stopTo,
        stopToTime: one.stopToTime,
      })),
  }
}

/** Writes the page when something on it has changed, and each minute. */
async function write(ctx: ServiceContext, facts: StatusFacts): Promise<void> {
  const known = await readKept<StatusFile>(STATUS_FILE)
  const isSame = JSON.stringify(known?.facts) === JSON.stringify(facts)
  const age = ctx.now().getTime() - new Date(known?.at ?? 0).getTime()
  if (isSame && age >= 0 && age < EVERY_MS) return
  await keep(STATUS_FILE, statusFileOf(facts, ctx.now()))
}

/** Brings the status page up to date (IN-03). */
export const writeStatus = async (ctx: ServiceContext): Promise<void> =>
  write(ctx, await factsNow(ctx))

/** The same while the database is away: what was known last, and that no bookings are taken. */
export async function writeStatusWithoutDatabase(ctx: ServiceContext): Promise<void> {
  const known = await readKept<StatusFile>(STATUS_FILE)
  if (!known) return
  await write(ctx, {
    ...known.facts,
    components: { ...known.facts.components, site: 'trouble', booking: 'trouble' },
  })
}

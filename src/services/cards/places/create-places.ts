import { insertMany } from '@/db/bulk'
import { clashIn, type PlaceSeries, planPlaces } from '@/domain/cards/place-series'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { DomainError } from '@/lib/errors'

import { logAct } from '../../audit/log-act'
import { assertScope } from '../../office-scope'
import type { ServiceContext } from '../../context'
import { individualNumberRefused, invalid } from '../../refusals'

import { readPlaces } from '../card-view'

export type CreatePlaces = PlaceSeries & { office: string; capacity?: number }

/** Room between two places, so that one can be put between them later. */
const STEP = 10

/**
 * Adds the shelves and boxes of a room after the office's last place in walking order (CD-12). Those
 * that are there already stay as they are, so the same order given twice adds nothing.
 * @returns how many were added and how many were there
 * @throws DomainError FORBIDDEN, INPUT_INVALID, PLACE_CODE_CLASH, INDIVIDUAL_NUMBER
 */
export async function createPlaces(
  ctx: ServiceContext,
  input: CreatePlaces,
): Promise<{ created: number; existing: number }> {
  assertScope(ctx, input.office)
  if (containsIndividualNumber(`${input.room}\n${input.codeHead}`)) throw individualNumberRefused()
  const plan = planPlaces(input)
  if (!plan.ok) {
    throw invalid(plan.message, { [plan.field]: plan.message })
  }
  const all = await readPlaces(ctx)
  const taken = new Map(all.map(({ code }) => [normaliseCode(code), code]))
  const clash = clashIn(
    plan.places.map(({ code }) => code),
    taken,
  )
  if (clash) {
    throw new DomainError(
      'PLACE_CODE_CLASH',
      `コードが今ある保管場所と区別できません（${clash}）。コードの頭を変えてください。`,
      409,
    )
  }
  const wanted = plan.places.filter(({ code }) => !taken.has(normaliseCode(code)))
  const orders = all.filter(({ office }) => office === input.office).map(({ order }) => order)
  const last = Math.max(0, ...orders)
  const created = await insertMany(
    ctx.payload,
    'storage-places',
    wanted.map((place, index) => ({
      ...place,
      office: input.office,
      order: last + STEP * (index + 1),
      active: true,
      ...(input.capacity ? { capacity: input.capacity } : {}),
    })),
  )
  if (created > 0) {
    await logAct(ctx, {
      action: 'places.create',
      office: input.office,
      count: created,
      summary: `保管場所をまとめて登録: ${wanted[0]?.code}～${wanted.at(-1)?.code} の${created}か所`,
    })
  }
  return { created, existing: plan.places.length - created }
}

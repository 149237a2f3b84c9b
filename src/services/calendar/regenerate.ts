import type { ServiceContext } from '../context'
import { readBookingConfig } from '../settings/booking-config'
import { recordCheck } from '../system/record-check'

import type { SettingChange } from './concern'
import { clip, concernsOf } from './concern'
import type { GenerationReport } from './generate-slots'
import { CHECK_NAME, generateSlots, keptPeriod } from './generate-slots'

/**
 * Put as `{ [SKIP_GENERATION]: true }` into the `context` of a save by code that changes many
 * settings in a row and runs the generation itself afterwards.
 */
export const SKIP_GENERATION = 'skipSlotGeneration'

/**
 * Lets a saved setting reach the slots at once (BK-03, BK-05). Never throws: the setting is saved
 * already. A failure shows on the status page, and the nightly run makes it good.
 */
export async function regenerateAfter(
  ctx: ServiceContext,
  change: SettingChange,
): Promise<GenerationReport[]> {
  const reports: GenerationReport[] = []
  try {
    const concerns = concernsOf(change)
    if (concerns.length === 0) return reports
    const kept = await keptPeriod(ctx, await readBookingConfig(ctx.payload))
    for (const concern of concerns) {
      const period = clip(concern, kept)
      if (!period) continue
      const { officeIds, serviceIds } = concern
      reports.push(
        await generateSlots(ctx, {
          ...period,
          ...(officeIds ? { officeIds } : {}),
          ...(serviceIds ? { serviceIds } : {}),
        }),
      )
    }
  } catch (error) {
    await reportFailure(
      ctx,
      `${change.collection}/${(change.after ?? change.before)?.id ?? ''}`,
      error,
    )
  }
  return reports
}

/**
 * The same once for many changes, over all days that are kept: so it also makes good what an earlier
 * try that was cut off has left. Never throws.
 * @param target what was changed, for the status page
 * @returns null when it failed and the nightly run has to make it good
 */
export async function regenerateAll(
  ctx: ServiceContext,
  target: string,
): Promise<GenerationReport | null> {
  try {
    return await generateSlots(ctx, await keptPeriod(ctx, await readBookingConfig(ctx.payload)))
  } catch (error) {
    await reportFailure(ctx, target, error)
    return null
  }
}

async function reportFailure(ctx: ServiceContext, target: string, error: unknown) {
  ctx.payload.logger.error({
    msg: `slots not brought in line after a change of ${target}`,
    err: error,
  })
  try {
    await recordCheck(ctx.payload, {
      name: CHECK_NAME,
      at: ctx.now().toISOString(),
      ok: 'no',
      summary: '設定の変更を予約枠に反映できませんでした。夜間の処理でもう一度行います。',
      details: { target, error: error instanceof Error ? error.message : String(error) },
    })
  } catch (second) {
    ctx.payload.logger.error({ msg: 'the failure could not be recorded', err: second })
  }
}

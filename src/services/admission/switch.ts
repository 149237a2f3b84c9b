import type { PayloadRequest } from 'payload'

import type { Mode } from '@/domain/admission/mode'

import type { ServiceContext } from '../context'

import { keeperOf } from './here'

/** 今すぐ開く・自動に戻す・閉じる: the setting itself is changed, and the log has it as of any setting. */
export async function switchAdmission(
  ctx: ServiceContext,
  req: PayloadRequest,
  mode: Exclude<Mode, 'timed'>,
): Promise<void> {
  await ctx.payload.updateGlobal({
    slug: 'admission-settings',
    data: { mode },
    req,
    user: ctx.user,
    overrideAccess: false,
  })
  await keeperOf(ctx.payload).tick()
}

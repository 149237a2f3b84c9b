import type { Endpoint } from 'payload'
import { z } from 'zod'

import { admissionState } from '@/services/admission/state'
import { switchAdmission } from '@/services/admission/switch'

import { staffOperation } from './define'

const state = staffOperation({
  method: 'get',
  path: '/ops/admission',
  capability: 'admission.read',
  handle: ({ ctx }) => admissionState(ctx),
})

/** 今すぐ開く・自動に戻す・閉じる. */
const turn = staffOperation({
  method: 'post',
  path: '/ops/admission/switch',
  capability: 'admission.switch',
  input: z.object({ mode: z.enum(['open', 'auto', 'closed']) }),
  handle: async ({ ctx, req, input }) => {
    await switchAdmission(ctx, req, input.mode)
    return admissionState(ctx)
  },
})

export const admissionEndpoints: Endpoint[] = [state, turn]

import type { Endpoint } from 'payload'

import { alertsOnPanel, answerOnPanel } from '@/services/alarms/acknowledge'
import { showSecret } from '@/services/alarms/show-secret'

import { staffOperation } from '../define'

import { answerPage, answerPosted } from './answer'

/** What an open panel shows over any screen, with a sound (IN-02). */
const onPanel = staffOperation({
  method: 'get',
  path: '/ops/alarms/open',
  capability: 'staff',
  handle: async ({ ctx }) => ({ alerts: await alertsOnPanel(ctx) }),
})

/** 確認しました, by button or key of any open panel. */
const answered = staffOperation({
  method: 'post',
  path: '/ops/alarms/:id/answer',
  capability: 'staff',
  handle: ({ ctx, params }) => answerOnPanel(ctx, params.id ?? ''),
})

/** The secret by which a contact's service knows our calls; logged. */
const secret = staffOperation({
  method: 'get',
  path: '/ops/alarms/contacts/:id/secret',
  capability: 'settings.edit',
  handle: async ({ ctx, params }) => ({ secret: await showSecret(ctx, params.id ?? '') }),
})

export const alarmEndpoints: Endpoint[] = [onPanel, answered, secret, answerPage, answerPosted]

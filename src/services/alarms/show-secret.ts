import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'
import { notFound } from '../refusals'

import { webhookSecretOf } from './webhook'

/** The secret for the service behind a contact's webhook. @throws DomainError NOT_FOUND */
export async function showSecret(ctx: ServiceContext, id: string): Promise<string> {
  const row = await findRow<Stored<'emergency-contacts'>>(ctx.payload, 'emergency-contacts', {
    id: { equals: id },
  })
  if (!row) throw notFound('この連絡先が見つかりません。')
  await logAct(ctx, {
    action: 'alarm.secret-shown',
    target: `emergency-contacts/${id}`,
    summary: `「${row.name}」のWebhookの署名の鍵を表示`,
  })
  return webhookSecretOf(id)
}

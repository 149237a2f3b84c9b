import type { ServiceContext } from '../context'

import { logAct } from './log-act'
import { checkedPurpose } from './purpose'

const KINDS = { view: '閲覧', print: '印刷', export: '出力' } as const

export type Reading = {
  kind?: keyof typeof KINDS
  /** What was read, in words for the log: 「カード一覧」, 「9月の予約のExcel」. */
  what: string
  /** People concerned. */
  count: number
  purpose: string
  target?: string
  office?: string
}

/**
 * Logs that a member of staff saw, printed or took out personal data, with purpose and number of
 * people (AU-06). To be called before the data leave: what is not logged is not handed out.
 * @throws DomainError as `checkedPurpose`
 */
export async function recordReading(ctx: ServiceContext, reading: Reading): Promise<void> {
  const kind = reading.kind ?? 'view'
  const purpose = checkedPurpose(reading.purpose, { stays: kind === 'view' })
  await logAct(ctx, {
    action: `personal.${kind}`,
    channel: ctx.channel,
    summary: `個人情報の${KINDS[kind]}: ${reading.what}（${reading.count}件）`,
    target: reading.target,
    office: reading.office,
    count: reading.count,
    purpose,
  })
}

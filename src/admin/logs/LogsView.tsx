import type { AdminViewServerProps } from 'payload'

import { PRODUCT } from '@/areas'
import { findRow } from '@/db/atomic'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatForLanguage } from '@/domain/time/format'
import type { CheckResult } from '@/payload-types'
import { checkedLog } from '@/services/audit/verify'
import type { ServiceContext } from '@/services/context'

import { screenPage } from '../frame/screen-page'

import { Logs } from './Logs'

const KINDS = Object.entries(PRODUCT.logKinds).map(([value, { label }]) => ({ value, label }))

/** /admin/logs: 操作ログ (AU-01, AU-05, AU-10), with the last check of its chain. */
export const LogsView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/logs',
      lead: 'だれが、いつ、何をしたかの記録です。書き換えも削除もできません。受付番号で探すと、その予約のすべての記録が出ます。',
    },
    async (ctx) => (
      <>
        <ChainCheck ctx={ctx} />
        <Logs today={tokyoDateOf(ctx.now())} kinds={KINDS} />
      </>
    ),
  )

/** Whether entries are missing or were changed, as the nightly check found it. */
async function ChainCheck({ ctx }: { ctx: ServiceContext }) {
  const check = await findRow<CheckResult>(ctx.payload, 'check-results', {
    name: { equals: 'audit-chain' },
  })
  const { checked, since } = await checkedLog(ctx, check)
  const rest =
    since > 0
      ? `${checked ? 'そのあとの' : ''}${since.toLocaleString('ja-JP')}件は、今夜の確認で確かめます。`
      : ''
  if (!check || (!checked && check.ok === 'yes')) {
    return <p className="mg-note">記録のつながりは、毎晩確かめます。{rest}</p>
  }
  const at = new Date(check.at)
  return (
    <p className={`mg-note ${check.ok === 'yes' ? 'mg-note--good' : 'mg-note--bad'}`}>
      {check.summary}（{formatForLanguage(tokyoDateOf(at), tokyoTimeOf(at), 'ja')} 確認）{rest}
    </p>
  )
}

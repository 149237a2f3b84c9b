import type { PayloadRequest } from 'payload'

import type { StaffUser } from '@/access/roles'
import { refuseProblems } from '@/lib/errors'
import { clockOf } from '@/services/context'
import { readCitySettings } from '@/services/settings/read-settings'
import { isAgreed, PROPOSAL_DAYS, propose } from '@/services/settings/second-person'

/** Days after which records go for good, and the rule itself. */
const CITY = {
  auditRetentionDays: '操作ログを残す日数',
  printRetentionDays: '印刷用のファイルを残す日数',
  reservationRetentionDays: '終わった予約を残す日数',
  retentionByTwo: '保存期間を短くするには2人が要る',
}
const SERVICE = { mailRetentionDays: '来庁日の何日後にメールアドレスを消すか' }

type Row = Record<string, unknown> | undefined
type Change = { data: Row; originalDoc?: Row; req: PayloadRequest }

/** Days are required, so an empty one is refused as such; the rule may be sent empty. */
const isLess = (before: unknown, after: unknown): boolean =>
  typeof before === 'number'
    ? typeof after === 'number' && after < before
    : before !== false && after !== true && typeof after !== 'number' && before !== after

/**
 * A shorter time erases the very next night what nobody can bring back, the log of who did it among it:
 * two accounts that may set it have to save the same value (AU-03, AC-06). The first save is refused
 * on its field and kept as a proposal; the second one changes it. Longer times need nobody else.
 */
async function guard<D extends Row>(
  { data, originalDoc, req }: { data: D; originalDoc?: Row; req: PayloadRequest },
  labels: Record<string, string>,
  target: string,
): Promise<D> {
  const user = req.user as unknown as StaffUser | null
  if (!user || !originalDoc) return data
  const changes = Object.entries(labels)
    .map(([field, label]) => ({
      field,
      label,
      before: originalDoc[field] ?? null,
      after: data?.[field] ?? null,
    }))
    .filter(({ before, after }) => isLess(before, after))
  if (changes.length === 0) return data
  const { retentionByTwo } = await readCitySettings(req.payload)
  if (retentionByTwo === false) return data
  const now = clockOf(req.payload)()
  const proposal = { target, changes }
  if (await isAgreed(req.payload, user, proposal, now)) return data
  await propose(req.payload, user, proposal, now)
  throw refuseProblems(
    'SECOND_PERSON',
    changes.map(({ field, label }) => ({
      field,
      message: `「${label}」を短くする・外すには、2人の市管理者が要ります。あなたの申し出として記録しました。${PROPOSAL_DAYS}日以内にもう1人が同じ内容で保存すると変わります。`,
    })),
  )
}

export const guardRetention = <D extends Row>(change: {
  data: D
  originalDoc?: Row
  req: PayloadRequest
}): Promise<D> => guard(change, CITY, 'globals/city-settings')

export const guardMailRetention = ({ data, originalDoc, req }: Change) =>
  guard({ data, originalDoc, req }, SERVICE, `services/${String(originalDoc?.id)}`)

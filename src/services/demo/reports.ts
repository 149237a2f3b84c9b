import type { StaffUser } from '@/access/roles'
import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { partsIn } from '@/domain/reports/parts'

import { moveByPerson } from '../cases/move-by-person'
import type { ServiceContext } from '../context'
import { draftDueReports } from '../reports/draft'
import { reports } from '../reports/list'
import { writeTexts } from '../reports/screen'

import type { DemoPart } from './world'

const WORDS: Record<string, string> = {
  問題点: '正午前後に電話が集中し、応答までの時間が長くなりました。',
  改善内容: '昼休みの交代を30分ずらし、12時台の席を1つ増やしました。',
  課題: '更新の案内が届いた直後に、予約の電話が集中しています。',
}
const NOTHING = 'なし'

async function as(ctx: ServiceContext, username: string): Promise<ServiceContext | null> {
  const user = await findRow<StaffUser>(ctx.payload, 'users', { username: { equals: username } })
  return (
    user && {
      ...ctx,
      user: { ...user, mustChangePassword: false },
      actor: { kind: 'staff', id: String(user.id), name: user.name ?? '' },
    }
  )
}

/** Reports that are due, as the morning finds them: one accepted, one with the city, the newest to be written. */
export const demoReports: DemoPart = async ({ ctx }) => {
  await draftDueReports(ctx)
  const [vendor, city] = [await as(ctx, 'vendor-manager'), await as(ctx, 'city-admin')]
  if (!vendor || !city) return
  const drafts = await findRows<Stored<'reports'>>(
    ctx.payload,
    'reports',
    { state: { equals: 'draft' } },
    { sort: ['periodTo', 'title'] },
  )
  const [first, second] = drafts.filter(({ figuresAt }) => figuresAt)
  for (const row of [first, second]) {
    if (!row || drafts.length < 3) continue
    const texts = Object.fromEntries(
      partsIn(row.parts)
        .filter(({ kind }) => kind === 'text')
        .map(({ id, heading }) => [id, { was: '', words: WORDS[heading] ?? NOTHING }]),
    )
    const { id } = row
    await writeTexts(vendor, id, texts)
    await moveByPerson(vendor, reports, id, { move: 'submit', op: `demo|${id}|submit` })
    if (row === first)
      await moveByPerson(city, reports, id, { move: 'accept', op: `demo|${id}|accept` })
  }
}

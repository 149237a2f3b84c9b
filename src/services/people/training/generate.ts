import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import { startCase } from '../../cases/start'
import { type ServiceContext, faultPoint } from '../../context'
import { invalid, notFound } from '../../refusals'
import { officeNames } from '../../settings/office-names'

import { trainingSession } from './case'
import { fromCourse } from './list'

/**
 * The sessions that a course's plan asks for, as 企画: one for each of its times and numbers, each at an
 * office of its own where the course says so (ST-14, ST-15, ST-16). Asked for again, it makes only those that
 * the plan has more of. @returns how many are new @throws DomainError NOT_FOUND, INPUT_INVALID
 */
export async function generateSessions(
  ctx: ServiceContext,
  course: string,
): Promise<{ made: number; planned: number }> {
  const row = await findRow<Stored<'courses'>>(ctx.payload, 'courses', { id: { equals: course } })
  if (!row) throw notFound('この研修の科目が見つかりません。')
  const plan = row.plan ?? []
  if (plan.length === 0)
    throw invalid('この科目には年間の計画がありません。科目に「年間の計画」を入力してください。')
  const names = await officeNames(ctx)
  const venues = (row.offices ?? []).map(String)
  let made = 0
  let planned = 0
  for (const { id, label, from, to, sessions } of plan)
    for (let index = 1; index <= sessions; index++) {
      const office = row.distinctOffices ? venues[planned] : venues[0]
      planned++
      const { isNew } = await startCase(ctx, trainingSession, {
        ...fromCourse(row),
        requestKey: `plan|${course}|${id}|${index}`,
        planKey: String(id),
        period: sessions > 1 ? `${label} ${index}/${sessions}` : label,
        periodFrom: from,
        periodTo: to,
        ...(office ? { office, officeName: names.get(office) ?? '' } : {}),
      })
      if (isNew) made++
      await faultPoint(ctx, 'session-planned')
    }
  return { made, planned }
}

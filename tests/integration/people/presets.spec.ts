import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { jobContext, type ServiceContext } from '@/services/context'
import { generateSessions } from '@/services/people/training/generate'
import { PEOPLE } from '@/presets/people'

import { openPayload } from '../../helpers/world'

let ctx: ServiceContext

beforeAll(async () => {
  ctx = jobContext(await openPayload())
  await PRODUCT.loadPreset(ctx, 'fukuoka', { slots: false })
})
afterAll(() => ctx.payload.destroy())

const role = (title: string) =>
  findRow<Stored<'work-roles'>>(ctx.payload, 'work-roles', { title: { equals: title } })

describe('presets of people', () => {
  it('ST-02 (part) ST-03 (part) ST-04 (part) ST-05 (part) the roles of each city with what they ask for, and whose accounts hang on them', async () => {
    const titles = Object.fromEntries(
      Object.entries(PEOPLE).map(([city, { roles }]) => [
        city,
        roles.filter(({ minimum }) => (minimum ?? 0) > 0).map(({ title }) => title),
      ]),
    )
    expect(titles).toEqual({
      kawasaki: ['業務責任者', 'オペレーター'],
      kawagoe: [
        '統括責任者',
        '運営責任者',
        'コールセンター 総括責任者',
        'コールセンター 運営責任者',
      ],
      chiba: ['総括管理責任者', '業務責任者'],
      seto: ['業務責任者（常駐）', '情報保護の責任者'],
      fukuoka: ['全体管理責任者', '業務責任者'],
    })
    expect(await role('業務責任者')).toMatchObject({
      noticeDays: 7,
      lateNotice: 'block',
      pledge: 'joint',
    })
    const roles = await findRows<Stored<'work-roles'>>(ctx.payload, 'work-roles', {})
    expect(roles.flatMap(({ accountRoles }) => accountRoles ?? []).sort()).toEqual([
      'helpdesk',
      'operator',
    ])
    expect(PEOPLE.kawagoe.roles.find(({ key }) => key === 'site')?.careerPaper).toBe('approve')
  })

  it('ST-14 (part) ST-15 (part) ST-16 (part) the plan of Fukuoka gives 6 lectures, 6 at the machine and 12 on the spot at twelve offices', async () => {
    const counts: Record<string, number> = {}
    for (const key of ['lecture', 'machine', 'site']) {
      const course = await findRow<{ id: string }>(ctx.payload, 'courses', {
        presetKey: { equals: `course:${key}` },
      })
      counts[key] = (await generateSessions(ctx, course!.id)).made
    }
    expect(counts).toEqual({ lecture: 6, machine: 6, site: 12 })
    const sessions = await findRows<Stored<'training-sessions'>>(
      ctx.payload,
      'training-sessions',
      {},
    )
    const placesOf = (title: string) =>
      new Set(
        sessions
          .filter(({ courseTitle }) => courseTitle === title)
          .map(({ officeName }) => officeName),
      )
    expect(placesOf('現地研修').size).toBe(12)
    expect([...placesOf('実機研修')]).toEqual(['福岡市マイナンバーカード臨時交付センター'])
  })
})

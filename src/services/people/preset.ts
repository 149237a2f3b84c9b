import { findRow } from '@/db/atomic'
import { PEOPLE } from '@/presets/people'

import type { PresetPart } from '../presets/load-preset'

/** The city's courses and the roles that ask for them, with the accounts that only people at work may use (ST-08). */
export const peoplePreset: PresetPart = async ({ ctx: { payload }, preset, writer }) => {
  const { courses, roles } = PEOPLE[preset.code]
  const officeOf = async (code: string): Promise<string[]> => {
    const row = await findRow<{ id: string }>(payload, 'offices', {
      presetKey: { equals: `office:${code}` },
    })
    return row ? [row.id] : []
  }
  const ids = new Map<string, string>()
  for (const [index, { key, topics = [], offices = [], ...course }] of courses.entries()) {
    const venues = (await Promise.all(offices.map(officeOf))).flat()
    const id = await writer.put('courses', `course:${key}`, {
      kind: 'work',
      material: 'none',
      attendees: ['worker'],
      version: 1,
      oldestValid: 1,
      active: true,
      ...course,
      order: (index + 1) * 10,
      topics: topics.map((title) => ({ title })),
      ...(venues.length > 0 ? { offices: venues } : {}),
    })
    ids.set(key, id)
  }
  for (const [index, { key, courses: asked = [], ...role }] of roles.entries())
    await writer.put('work-roles', `work-role:${key}`, {
      minimum: 0,
      careerPaper: 'none',
      pledge: 'single',
      lateNotice: 'block',
      active: true,
      ...role,
      order: (index + 1) * 10,
      courses: asked.flatMap((one) => ids.get(one) ?? []),
    })
}

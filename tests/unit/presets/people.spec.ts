import { describe, expect, it } from 'vitest'

import { PEOPLE } from '@/presets/people'
import type { CityCode } from '@/presets/types'

// Every figure is the specification's (docs/requirements: ST-02 … ST-07, ST-12 … ST-17, ST-31), written by hand.

const roleOf = (city: CityCode, title: string) => {
  const role = PEOPLE[city].roles.find((one) => one.title === title)
  if (!role) throw new Error(`${city}: ${title}`)
  return role
}
const courseOf = (city: CityCode, title: string) => {
  const course = PEOPLE[city].courses.find((one) => one.title === title)
  if (!course) throw new Error(`${city}: ${title}`)
  return course
}

describe('what a role asks for, by the specifications', () => {
  it.each<[CityCode, string, object]>([
    ['kawasaki', '業務責任者', { experience: { card: 1 } }],
    [
      'kawagoe',
      '統括責任者',
      { employments: ['regular'], experience: { 'card-lead': 1, similar: 24 }, isTrainer: true },
    ],
    ['kawagoe', '運営責任者', { employments: ['regular'], careerPaper: 'approve', trained: true }],
    ['kawagoe', 'コールセンター 総括責任者', { experience: { card: 1 }, careerPaper: 'submit' }],
    [
      'kawagoe',
      'コールセンター 運営責任者',
      { experience: { 'call-lead': 12 }, careerPaper: 'submit' },
    ],
    ['chiba', '総括管理責任者', { careerPaper: 'submit' }],
    ['chiba', '業務責任者', { experience: { 'call-lead': 12 }, careerPaper: 'submit' }],
    ['seto', '業務責任者（常駐）', {}],
    ['seto', '情報保護の責任者', {}],
    ['fukuoka', '全体管理責任者', { noticeDays: 7, pledge: 'joint' }],
    ['fukuoka', '業務責任者', { noticeDays: 7, pledge: 'joint' }],
  ])('ST-02 (part) ST-03 (part) ST-04 (part) %s: %s', (city, title, asked) => {
    const role = roleOf(city, title)
    const {
      experience = {},
      trained,
      ...rest
    } = asked as {
      experience?: Record<string, number>
      trained?: boolean
    }
    expect(
      Object.fromEntries((role.experience ?? []).map(({ kind, months }) => [kind, months])),
    ).toEqual(experience)
    expect(role).toMatchObject({ isLead: true, minimum: 1, needsContact: true, ...rest })
    if (!('employments' in rest)) expect(role.employments).toBeUndefined()
    if (trained) expect(role.courses).toContain('initial')
  })

  it('ST-05 (part) ST-07 (part) ST-28 (part) ST-31 (part) by city: notice, pledge, badge, penalties', () => {
    const by = Object.fromEntries(
      Object.entries(PEOPLE).map(([city, { roles }]) => [
        city,
        [
          ...new Set(
            roles.map(
              ({
                noticeDays = 0,
                pledge = 'single',
                pledgeAfterTraining,
                needsBadge,
                needsPenalty,
              }) =>
                [
                  noticeDays,
                  pledge,
                  pledgeAfterTraining ? 'after' : '',
                  needsBadge ? 'badge' : '',
                  needsPenalty ? 'penalty' : '',
                ]
                  .join(' ')
                  .trim(),
            ),
          ),
        ],
      ]),
    )
    expect(by).toEqual({
      kawasaki: ['0 single'],
      kawagoe: ['0 single after badge penalty'],
      chiba: ['0 single'],
      seto: ['0 single  badge'],
      fukuoka: ['7 joint'],
    })
  })

  it('ST-08 (part) HD-08 (part) every role asks for the courses on security, secrecy and the manual', () => {
    for (const [city, { roles, courses }] of Object.entries(PEOPLE))
      for (const { title, courses: asked = [] } of roles) {
        const kinds = asked.map((key) => courses.find((one) => one.key === key)?.kind)
        expect([city, title, kinds]).toEqual([
          city,
          title,
          expect.arrayContaining(['security', 'secrecy', 'work']),
        ])
      }
  })
})

describe('the courses, by the specifications', () => {
  it('ST-12 (part) ST-13 (part) Kawagoe: three topics, handed in beforehand, a regular employee who has managed card work', () => {
    expect(courseOf('kawagoe', '初期研修')).toMatchObject({
      topics: ['ビジネスマナー', 'マイナンバーカードの知識', '個人情報保護・セキュリティ'],
      material: 'submit',
      trainerEmployments: ['regular'],
      trainerExperience: 'card-lead',
    })
  })

  it('ST-17 (part) ST-13 (part) Chiba: city staff before the opening, how citizens book too, material agreed', () => {
    const course = courseOf('chiba', '市職員の操作研修')
    expect(course).toMatchObject({ attendees: ['city'], material: 'consult' })
    expect(course.topics?.join()).toContain('市民がWebサイトを使う手順')
  })

  it('ST-33 (part) Seto: manners, communication, system, protection and secrecy', () => {
    expect(courseOf('seto', '窓口の業務研修').topics).toEqual([
      '接遇',
      'コミュニケーション',
      'システムの操作',
      '情報保護',
      '守秘義務',
    ])
  })

  const waves = (title: string) =>
    courseOf('fukuoka', title).plan?.map(({ from, to, sessions }) => [from, to, sessions])

  it('ST-14 (part) Fukuoka, lecture: three waves of two, 50 people, 3 to 4 hours, three topics, approved', () => {
    expect(waves('座学研修')).toEqual([
      ['2026-08-01', '2026-08-10', 2],
      ['2026-11-01', '2026-11-10', 2],
      ['2027-02-01', '2027-02-10', 2],
    ])
    expect(courseOf('fukuoka', '座学研修')).toMatchObject({
      ...{ capacity: 50, minHours: 3, maxHours: 4, material: 'approve', attendees: ['post'] },
      topics: [
        expect.stringContaining('公的個人認証'),
        'すべての手続き',
        expect.stringContaining('個人情報'),
      ],
    })
  })

  it('ST-15 (part) Fukuoka, at the machine: the same waves, Mondays and Tuesdays on which the centre is closed', () => {
    expect(waves('実機研修')).toEqual(waves('座学研修'))
    const { weekdays, onClosedDays, minHours, maxHours, offices } = courseOf('fukuoka', '実機研修')
    expect({ weekdays, onClosedDays, minHours, maxHours, offices }).toEqual({
      weekdays: ['1', '2'],
      onClosedDays: true,
      minHours: 3,
      maxHours: 4,
      offices: ['temporary-centre'],
    })
  })

  it('ST-16 (part) Fukuoka, on the spot: twelve at twelve offices, weekdays in late August, 3 hours', () => {
    expect(waves('現地研修')).toEqual([['2026-08-21', '2026-08-31', 12]])
    const { weekdays, distinctOffices, minHours, maxHours, offices } = courseOf(
      'fukuoka',
      '現地研修',
    )
    expect({ weekdays, distinctOffices, minHours, maxHours }).toEqual({
      weekdays: ['1', '2', '3', '4', '5'],
      distinctOffices: true,
      minHours: 3,
      maxHours: 3,
    })
    expect(new Set(offices).size).toBe(12)
  })
})

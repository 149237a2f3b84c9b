import type { Course, WorkRole } from '@/payload-types'

import type { CityCode } from './types'

type Unkeyed<T> = Partial<Omit<T, 'id' | 'createdAt' | 'updatedAt' | 'presetKey'>>
/** `key` names it within the city. */
export type CoursePreset = Omit<Unkeyed<Course>, 'offices' | 'topics'> & {
  key: string
  title: string
  topics?: string[]
  /** Codes of offices. */
  offices?: string[]
}
export type RolePreset = Omit<Unkeyed<WorkRole>, 'courses' | 'offices'> & {
  key: string
  title: string
  /** Keys of courses. */
  courses?: string[]
}
type People = { courses: CoursePreset[]; roles: RolePreset[] }

const SECURITY: CoursePreset = {
  key: 'security',
  title: '情報保護・セキュリティ教育',
  kind: 'security',
  topics: ['個人情報の保護', '情報セキュリティ', '事故のときの連絡'],
  validMonths: 12,
}
const SECRECY: CoursePreset = {
  key: 'secrecy',
  title: '守秘義務と罰則の周知',
  kind: 'secrecy',
  topics: ['守秘義務', '違反したときの罰則'],
  validMonths: 12,
}
const MANUAL: CoursePreset = {
  key: 'manual',
  title: '業務マニュアルの研修',
  kind: 'work',
  topics: ['業務フロー', '業務詳細説明書', '質疑応答集'],
}
const BASIC = ['security', 'secrecy', 'manual']

/** Who is responsible: their contact is kept fresh, and they stand at the head of 業務体制表. */
const LEAD: Partial<RolePreset> = {
  isLead: true,
  minimum: 1,
  needsContact: true,
  contactDays: 90,
  courses: BASIC,
}
const WORK: Partial<RolePreset> = { needsPcSkill: true, courses: BASIC }
/** Badge and mark before work (ST-28); penalties known, with a confirmation (ST-31); the pledge last (ST-07). */
const BADGE: Partial<RolePreset> = { needsBadge: true }
const KAWAGOE: Partial<RolePreset> = { ...BADGE, needsPenalty: true, pledgeAfterTraining: true }
const also = (more: Partial<RolePreset>, roles: RolePreset[]): RolePreset[] =>
  roles.map((role) => ({ ...role, ...more }))
/** Their accounts are for people at work alone (ST-08); of those responsible only once they are in the roster. */
const operators: RolePreset = {
  ...WORK,
  key: 'operator',
  title: 'オペレーター',
  reportsChange: true,
  accountRoles: ['operator'],
}
const counter: RolePreset = {
  ...WORK,
  key: 'counter',
  title: '窓口の従事者',
  accountRoles: ['window-staff'],
}

/** At the beginning of the contract's year and halfway through it. */
const TWICE = [
  { label: '前期', from: '2026-04-01', to: '2026-09-30', sessions: 1 },
  { label: '後期', from: '2026-10-01', to: '2027-03-31', sessions: 1 },
]

const WAVES = (sessions: number) => [
  { label: '8月上旬', from: '2026-08-01', to: '2026-08-10', sessions },
  { label: '11月上旬', from: '2026-11-01', to: '2026-11-10', sessions },
  { label: '2月上旬', from: '2027-02-01', to: '2027-02-10', sessions },
]
const FUKUOKA: Partial<CoursePreset> = { material: 'approve', attendees: ['post'], minHours: 3 }

/** Roles and courses as the contracts have them (ST-02 … ST-05, ST-12 … ST-17, ST-31, ST-33). */
export const PEOPLE: Record<CityCode, People> = {
  kawasaki: {
    courses: [
      { ...SECURITY, plan: TWICE },
      SECRECY,
      { ...MANUAL, attendees: ['worker', 'city'], plan: TWICE },
    ],
    roles: [
      {
        ...LEAD,
        key: 'lead',
        title: '業務責任者',
        isTrainer: true,
        experience: [{ kind: 'card', months: 1 }],
      },
      { ...operators, minimum: 2 },
      { ...counter, title: 'カードセンターの従事者' },
      { ...WORK, key: 'visit', title: '出張申請受付の従事者', accountRoles: ['field-staff'] },
    ],
  },
  kawagoe: {
    courses: [
      {
        key: 'initial',
        title: '初期研修',
        kind: 'initial',
        topics: ['ビジネスマナー', 'マイナンバーカードの知識', '個人情報保護・セキュリティ'],
        material: 'submit',
        trainerRole: true,
        trainerEmployments: ['regular'],
        trainerExperience: 'card-lead',
        trainerMonths: 1,
        plan: TWICE,
      },
      {
        key: 'call',
        title: '電話応対・システム操作の研修',
        kind: 'work',
        topics: ['電話応対', '予約システムの操作'],
        material: 'submit',
        plan: TWICE,
      },
      { ...SECRECY, title: '守秘義務違反の罰則の周知' },
      SECURITY,
      MANUAL,
    ],
    roles: also(KAWAGOE, [
      {
        ...LEAD,
        key: 'general',
        title: '統括責任者',
        isTrainer: true,
        employments: ['regular'],
        experience: [
          { kind: 'card-lead', months: 1 },
          { kind: 'similar', months: 24 },
        ],
      },
      {
        ...LEAD,
        key: 'site',
        title: '運営責任者',
        employments: ['regular'],
        careerPaper: 'approve',
        courses: [...BASIC, 'initial'],
      },
      {
        ...LEAD,
        key: 'call-general',
        title: 'コールセンター 総括責任者',
        careerPaper: 'submit',
        experience: [{ kind: 'card', months: 1 }],
      },
      {
        ...LEAD,
        key: 'call-lead',
        title: 'コールセンター 運営責任者',
        careerPaper: 'submit',
        experience: [{ kind: 'call-lead', months: 12 }],
        courses: [...BASIC, 'call'],
      },
      { ...operators, courses: [...BASIC, 'call'] },
      { ...counter, courses: [...BASIC, 'initial'] },
    ]),
  },
  chiba: {
    courses: [
      {
        key: 'city-staff',
        title: '市職員の操作研修',
        kind: 'initial',
        attendees: ['city'],
        topics: ['予約システムの操作', '市民がWebサイトを使う手順'],
        material: 'consult',
        plan: [{ label: '稼働前', from: '2026-04-01', to: '2026-06-30', sessions: 2 }],
      },
      { ...MANUAL, material: 'consult', plan: TWICE },
      SECURITY,
      SECRECY,
    ],
    roles: [
      { ...LEAD, key: 'general', title: '総括管理責任者', careerPaper: 'submit' },
      {
        ...LEAD,
        key: 'lead',
        title: '業務責任者',
        isTrainer: true,
        careerPaper: 'submit',
        experience: [{ kind: 'call-lead', months: 12 }],
      },
      operators,
      counter,
    ],
  },
  seto: {
    courses: [
      {
        key: 'basic',
        title: '窓口の業務研修',
        kind: 'work',
        topics: ['接遇', 'コミュニケーション', 'システムの操作', '情報保護', '守秘義務'],
        plan: TWICE,
      },
      { ...SECURITY, plan: TWICE },
      SECRECY,
      MANUAL,
    ],
    roles: also(BADGE, [
      { ...LEAD, key: 'lead', title: '業務責任者（常駐）', isTrainer: true },
      { ...LEAD, key: 'security', title: '情報保護の責任者' },
      { ...counter, courses: [...BASIC, 'basic'] },
    ]),
  },
  fukuoka: {
    courses: [
      {
        ...FUKUOKA,
        key: 'lecture',
        title: '座学研修',
        kind: 'lecture',
        topics: [
          'マイナンバーカードと公的個人認証の制度',
          'すべての手続き',
          '市民への対応と個人情報',
        ],
        capacity: 50,
        maxHours: 4,
        plan: WAVES(2),
      },
      {
        ...FUKUOKA,
        key: 'machine',
        title: '実機研修',
        kind: 'machine',
        maxHours: 4,
        weekdays: ['1', '2'],
        onClosedDays: true,
        offices: ['temporary-centre'],
        plan: WAVES(2),
      },
      {
        ...FUKUOKA,
        key: 'site',
        title: '現地研修',
        kind: 'site',
        maxHours: 3,
        weekdays: ['1', '2', '3', '4', '5'],
        distinctOffices: true,
        offices: Array.from(
          { length: 12 },
          (_, index) => `po-${String(index + 1).padStart(2, '0')}`,
        ),
        plan: [{ label: '8月下旬', from: '2026-08-21', to: '2026-08-31', sessions: 12 }],
      },
      SECURITY,
      SECRECY,
      MANUAL,
    ],
    roles: [
      { ...LEAD, key: 'general', title: '全体管理責任者', pledge: 'joint', noticeDays: 7 },
      {
        ...LEAD,
        key: 'lead',
        title: '業務責任者',
        isTrainer: true,
        pledge: 'joint',
        noticeDays: 7,
      },
      { ...WORK, key: 'secretariat', title: '事務局', pledge: 'joint', noticeDays: 7 },
      { ...operators, pledge: 'joint', noticeDays: 7 },
      {
        ...WORK,
        key: 'helpdesk',
        title: 'ヘルプデスク',
        pledge: 'joint',
        noticeDays: 7,
        accountRoles: ['helpdesk'],
      },
    ],
  },
}

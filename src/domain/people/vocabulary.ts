import { optionsOf } from '../options'

/** How somebody is employed; a role may ask for regular employees (ST-01, ST-03). */
export const EMPLOYMENT = {
  regular: '正社員',
  contract: '契約社員',
  parttime: 'パート・アルバイト',
  dispatched: '派遣社員',
  subcontract: '再委託先の従業員',
} as const
export type Employment = keyof typeof EMPLOYMENT
export const EMPLOYMENT_OPTIONS = optionsOf(EMPLOYMENT)

/** What somebody has experience of, counted in years and months (ST-01, ST-03). */
export const EXPERIENCE = {
  'call-lead': 'コールセンターの管理',
  call: 'コールセンターの応対',
  'card-lead': 'カード申請支援等の管理',
  card: 'カード申請支援・交付の業務',
  similar: '同種の契約の業務',
} as const
export type ExperienceKind = keyof typeof EXPERIENCE
export const EXPERIENCE_OPTIONS = optionsOf(EXPERIENCE)

/** 経歴証明書・業務履歴: whether a role asks for it, and whether the city has to approve it (ST-04). */
export const CAREER_PAPER = {
  none: '不要',
  submit: '提出する',
  approve: '提出して、市の承認を受ける',
} as const
export type CareerPaper = keyof typeof CAREER_PAPER
export const CAREER_PAPER_OPTIONS = optionsOf(CAREER_PAPER)

/** 誓約書: by the worker alone, or by the worker and the company (連署) (ST-07). */
export const PLEDGE = { none: '不要', single: '本人の署名', joint: '本人と会社の連署' } as const
export type Pledge = keyof typeof PLEDGE
export const PLEDGE_OPTIONS = optionsOf(PLEDGE)

/** What a role's notice that came too late does (ST-05). */
export const LATE_NOTICE = {
  block: '始められない',
  mark: '印を付けて始める',
} as const
export const LATE_NOTICE_OPTIONS = optionsOf(LATE_NOTICE)

/** 研修の種類; by them the city's contracts tell courses apart (ST-12 … ST-17, ST-31, ST-33). */
export const COURSE_KIND = {
  initial: '初期研修',
  lecture: '座学研修',
  machine: '実機研修',
  site: '現地研修',
  work: '業務研修',
  security: '情報保護・セキュリティ',
  secrecy: '守秘義務の周知',
} as const
export type CourseKind = keyof typeof COURSE_KIND
export const COURSE_KIND_OPTIONS = optionsOf(COURSE_KIND)

/** Whether the city has to see the material first, and as what (ST-13). */
export const MATERIAL = {
  none: '市に出さなくてよい',
  submit: '市に出す（承認は要らない）',
  consult: '市と協議する',
  approve: '市の承認を受ける',
} as const
export type Material = keyof typeof MATERIAL
export const MATERIAL_OPTIONS = optionsOf(MATERIAL)

/** Who takes part; city and post-office staff stand with name and office (ST-17, ST-32). */
export const ATTENDEE = {
  worker: '従事者',
  city: '市の職員',
  post: '郵便局の職員',
} as const
export type AttendeeKind = keyof typeof ATTENDEE
export const ATTENDEE_OPTIONS = optionsOf(ATTENDEE)

/** Somebody in one session; a completion is never taken back. */
export const ATTENDANCE = {
  registered: '申込み',
  attended: '出席',
  absent: '欠席',
  completed: '修了',
  withdrawn: '取消し',
} as const
export type AttendanceState = keyof typeof ATTENDANCE
export const ATTENDANCE_OPTIONS = optionsOf(ATTENDANCE)

/** Why there is an extra session (ST-21, CC-06). */
export const TRAINING_CAUSE = {
  escalation: 'エスカレーション',
  manual: 'マニュアルの改定',
  change: '業務の変更',
} as const
export const TRAINING_CAUSE_OPTIONS = optionsOf(TRAINING_CAUSE)

/** What happened to somebody's place in a role (ST-06). */
export const STAFF_CHANGE = { began: '始めた', ended: '終えた' } as const
export const STAFF_CHANGE_OPTIONS = optionsOf(STAFF_CHANGE)

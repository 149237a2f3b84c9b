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

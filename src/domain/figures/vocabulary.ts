/** What one hour of a line is counted in. The first four always; the others where the phone system tells. */
export const COUNT = {
  incoming: '着信件数',
  answered: '応答件数',
  abandoned: '応答前に切れた件数',
  automatic: '自動音声で終わった件数',
  outOfHours: '時間外の着信',
  overflow: '話中・あふれた着信',
  transferred: '転送件数',
  complaints: '苦情件数',
  handlingSeconds: '対応時間の合計（秒）',
  operators: '対応した人数',
} as const

export type CountName = keyof typeof COUNT

export const NEEDED = ['incoming', 'answered', 'abandoned', 'automatic'] as const
export const OPTIONAL = [
  'outOfHours',
  'overflow',
  'transferred',
  'complaints',
  'handlingSeconds',
  'operators',
] as const

/** Whether a line's answer rate is promised for each day or each month. */
export const RATE_PER = { day: '1日ごと', month: '1か月ごと' } as const
export type RatePer = keyof typeof RATE_PER

/** How many calls are expected: a day, or a whole month, spread over its open days. */
export const PLAN_PER = { day: '1日あたり', month: '1か月あたり' } as const
export type PlanPer = keyof typeof PLAN_PER

export const STAT_SOURCE = { entry: '入力', import: 'ファイル' } as const
export type StatSource = keyof typeof STAT_SOURCE

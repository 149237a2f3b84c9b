/** How the queue opens, as the city sets it. */
export const MODE = {
  auto: '自動（混雑したときに開ける）',
  open: '開ける',
  timed: '時刻で開ける（混雑したときにも開ける）',
  closed: '閉じる（混雑しても開けない）',
} as const

export type Mode = keyof typeof MODE

export const MODE_OPTIONS = Object.entries(MODE).map(([value, label]) => ({ value, label }))

/** Why it opened, in words for the panel and the operation log. */
export const WHY = {
  hand: '市の操作',
  health: 'サーバーの混雑',
  arrivals: '来る人の増加',
  time: '決めた時刻',
} as const

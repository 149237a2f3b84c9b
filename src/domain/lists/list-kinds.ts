/** The kinds of 予約リスト (PR-02): what comes first when rows are put in order. */
export const LIST_KINDS = {
  day: { label: '日別', order: '日付 → 窓口 → 時刻の順' },
  ward: { label: '区別', order: '窓口 → 日付 → 時刻の順' },
  time: { label: '時間順', order: '日付 → 時刻 → 窓口の順' },
} as const
export type ListKind = keyof typeof LIST_KINDS

export type Sortable = { date: string; start: string; officeRank: number; number: string }

const BY = {
  date: (a: Sortable, b: Sortable) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0),
  start: (a: Sortable, b: Sortable) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0),
  office: (a: Sortable, b: Sortable) => a.officeRank - b.officeRank,
}

const KEYS = {
  day: ['date', 'office', 'start'],
  ward: ['office', 'date', 'start'],
  time: ['date', 'start', 'office'],
} as const

/** Order of rows for a kind; the receipt number decides last, so that every output agrees. */
export const orderOf =
  (kind: ListKind) =>
  (a: Sortable, b: Sortable): number => {
    for (const key of KEYS[kind]) {
      const order = BY[key](a, b)
      if (order !== 0) return order
    }
    return a.number < b.number ? -1 : a.number > b.number ? 1 : 0
  }

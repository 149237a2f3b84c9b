import type { BarChart } from '@/documents/chart-svg'
import type { Column } from '@/documents/column'
import type { CivilDate } from '@/domain/time/civil'

export type Cell = string | number

export type Note = { tone: 'good' | 'warn' | 'bad' | 'plain'; text: string }

/** A table of figures with what is to be said of it: the same for the screen, the chart and the files. */
export type Report = {
  title: string
  columns: { header: string; kind: Column<Cell[]>['kind']; width?: number }[]
  rows: Cell[][]
  total?: Cell[]
  /** Places of rows that somebody has to look at; the row says it in words, too. */
  marked?: number[]
  charts?: { title: string; chart: BarChart; head: string[]; rows: Cell[][] }[]
  notes: Note[]
}

export const REPORT = {
  day: '1日（時間帯）',
  period: '期間（日ごと）',
  hours: '時間帯の合計',
  categories: '問合せの種別',
  offices: '手続き・区役所別',
  operators: 'オペレーター別',
  plan: '見込みと実績',
  seats: '件数と席数',
  reconcile: '統計と記録の突合',
  escalations: 'エスカレーション',
} as const
export type ReportKind = keyof typeof REPORT

export type ReportWish = { kind: ReportKind; line: string; from: CivilDate; to: CivilDate }

export const BLUE = '#2f6fd0'
export const ORANGE = '#e08a1e'
export const GREY = '#c9d0d8'

/** Nothing told is a dash on the screen and an empty cell in a file. */
export const known = (value: number | null): Cell => value ?? ''

export const number = (header: string, width = 12) => ({ header, kind: 'number' as const, width })
export const text = (header: string, width = 16) => ({ header, kind: 'text' as const, width })
export const date = (header: string) => ({ header, kind: 'date' as const, width: 13 })

/** More labels than this would stand on each other. */
const MOST_LABELS = 22

/** Labels of days below a chart, as many as there is room for. */
export const sparse = (labels: readonly string[]): string[] => {
  const step = Math.ceil(labels.length / MOST_LABELS)
  return labels.map((label, at) => (at % step === 0 ? label : ''))
}

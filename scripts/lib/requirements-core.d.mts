export type Outcome = 'passed' | 'failed' | 'skipped'
export type Status = 'met' | 'part' | 'open'

export interface Requirement {
  id: string
  area: string
  areaTitle: string
  source: string
  kind: string
  text: string
  users: string
  verify: string
}

export interface TestResult {
  file: string
  title: string
  outcome: Outcome
}

export type Matrix = Record<string, { status: Status; tests: string[] }>

export function tagsOf(title: string): { id: string; part: boolean }[]
export function buildMatrix(catalogue: Requirement[], tests: TestResult[]): Matrix
export function unknownTags(catalogue: Requirement[], tests: { title: string }[]): string[]
export function unprovenRows(matrix: Matrix, titles: { title: string }[]): string[]
export function missingFiles(matrix: Matrix, files: string[]): string[]
export function withdraw(matrix: Matrix, titles: { file: string; title: string }[]): Matrix
export function countByStatus(matrix: Matrix, rows: { id: string }[]): Record<Status, number>
export function renderMarkdown(
  catalogue: Requirement[],
  matrix: Matrix,
  notes?: Record<string, string>,
): string

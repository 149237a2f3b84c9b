/** 指摘事項: what the city wants otherwise in a version; an open one blocks its approval (KB-02). */
export type Remark = {
  no: number
  text: string
  by: string
  on: string
  reply?: string
  repliedBy?: string
  repliedOn?: string
}

export const remarksOf = (row: { remarks?: unknown }): Remark[] =>
  Array.isArray(row.remarks) ? (row.remarks as Remark[]) : []

export const openRemarks = (row: { remarks?: unknown }): Remark[] =>
  remarksOf(row).filter(({ reply }) => !reply)

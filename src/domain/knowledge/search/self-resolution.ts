/** What the self-resolution rate of a month is made of (CC-20). */
export type Parts = {
  month: string
  /** Visits of the citizens' page of questions. */
  sessions: number
  solved: number
  unsolved: number
  /** Went on to the page of telephone numbers without having answered. */
  toContact: number
  /** Enquiries by telephone, and those of them that an answer on the site would have settled. */
  inquiries: number
  solvable: number
  /** Versions of FAQ that came into force. */
  revisions: number
}

export const FORMULA = '解決した ÷（解決した ＋ 解決しなかった ＋ 回答せず連絡先へ進んだ）'

/** 自己解決率 in percent with one decimal; null where nobody has said anything. */
export function selfResolution({
  solved,
  unsolved,
  toContact,
}: Pick<Parts, 'solved' | 'unsolved' | 'toContact'>): number | null {
  const all = solved + unsolved + toContact
  return all === 0 ? null : Math.round((solved / all) * 1000) / 10
}

/** The last months up to that of a day, the oldest first: `2026-11`. */
export function monthsUntil(date: string, count: number): string[] {
  const last = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
  return Array.from({ length: count }, (_, index) => {
    const month = last - (count - 1 - index)
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

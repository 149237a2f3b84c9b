import type { CellView, HereView } from '@/services/people/shifts/week'

/** What somebody can be absent from, or is already. */
export const missable = ({ here }: Pick<CellView, 'here'>): HereView[] =>
  here.filter(({ isWork }) => isWork)

/** Why nobody can be absent on a day; said of days on which nobody can. */
export const whyNotMissed = ({ here, elsewhere }: Pick<CellView, 'here' | 'elsewhere'>): string =>
  here.length > 0
    ? `${here.map(({ label }) => label).join('・')}の日です。勤務がないため、欠勤にはなりません。都合が変わったときは「空にする」で外します。`
    : elsewhere.length > 0
      ? 'この日の勤務は、ほかの場所のものです。その場所の勤務表で欠勤にします。'
      : 'この日は、勤務がありません。'

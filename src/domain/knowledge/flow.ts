/** Where a step leads, and when: 「承認」. `to` counts from 0. */
export type Way = { to: number; when: string }
/** A step of a 業務フロー: who does what, with which papers, and where it leads. */
export type FlowStep = { who: string; what: string; papers: string; ways: Way[] }

const END = /^(終|終了|完了|-|ー)$/
const WAY = /^(\d{1,3})\s*(?:[（(]([^（）()]*)[）)])?$/

/**
 * The steps of a 業務フロー, a line each: 「担当｜作業｜書類｜次」. 次 names steps by number, 「4（承認）、6（差戻し）」;
 * left out it is the step below, 「終」 leads nowhere. Null where the text is not written so.
 */
export function flowSteps(text: string): FlowStep[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => line.split(/[｜|]/).map((cell) => cell.trim()))
  if (!lines.some((cells) => cells.length > 1)) return null
  return lines.map(([who = '', what = '', papers = '', next = ''], at) => ({
    who,
    what,
    papers,
    ways: waysOf(next, at, lines.length),
  }))
}

function waysOf(next: string, at: number, count: number): Way[] {
  if (END.test(next)) return []
  const named = next
    .split(/[、,，・/]/)
    .map((one) => WAY.exec(one.trim()))
    .filter((found) => found !== null)
    .map(([, number, when = '']) => ({ to: Number(number) - 1, when: when.trim() }))
    .filter(({ to }) => to >= 0 && to < count && to !== at)
  if (named.length > 0) return named
  return next === '' && at + 1 < count ? [{ to: at + 1, when: '' }] : []
}

/** What of 次 names no step: told while the flow is written. */
export function unknownWays(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim())
  return lines.flatMap((line, at) => {
    const next = line.split(/[｜|]/)[3]?.trim() ?? ''
    const isKnown = next === '' || END.test(next) || waysOf(next, at, lines.length).length > 0
    return isKnown ? [] : [`${at + 1}行目の「${next}」`]
  })
}

/** 「4（承認）、6（差戻し）」; nothing where it is the step below, and of the last one. */
export const waysText = ({ ways }: FlowStep, at: number, steps: readonly FlowStep[]): string =>
  ways.length === 0
    ? at + 1 < steps.length
      ? '終'
      : ''
    : ways.length === 1 && ways[0]!.to === at + 1 && !ways[0]!.when
      ? ''
      : ways.map(({ to, when }) => `${to + 1}${when ? `（${when}）` : ''}`).join('、')

import { clustersOf } from './clusters'

/** Never at the beginning of a line (行頭禁則). */
const NOT_FIRST = new Set(
  '、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝〉》」』】’”ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}',
)
/** Never at the end of a line (行末禁則). */
const NOT_LAST = new Set('（〔［｛〈《「『【‘“([{〒')
/** Numbers and Latin words stay together: 12-3-405号 is hard to read in two parts. */
const WORD = /^[0-9A-Za-z０-９Ａ-Ｚａ-ｚ\-－‐−.@_/]$/u

/** Pieces that a line break may not cut. */
function unitsOf(text: string): string[] {
  const units: string[] = []
  for (const cluster of clustersOf(text)) {
    const last = units.at(-1)
    const joins =
      last !== undefined &&
      (NOT_FIRST.has(cluster) ||
        NOT_LAST.has(last.at(-1) ?? '') ||
        (WORD.test(cluster) && WORD.test(last.at(-1) ?? '')))
    if (joins) units[units.length - 1] = last + cluster
    else units.push(cluster)
  }
  return units
}

/**
 * Breaks a text into lines no wider than `width`. A piece that alone is wider is cut between
 * letters; a single letter wider than the line still gets a line of its own.
 * @param widthOf width of a piece of text in the same unit
 */
export function wrap(text: string, width: number, widthOf: (part: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const push = (part: string, partWidth: number) => {
    if (used + partWidth > width && line !== '') {
      lines.push(line.trimEnd())
      line = ''
      used = 0
      if (/^[ 　]+$/.test(part)) return
    }
    line += part
    used += partWidth
  }
  for (const unit of unitsOf(text)) {
    const unitWidth = widthOf(unit)
    if (unitWidth <= width) push(unit, unitWidth)
    else for (const cluster of clustersOf(unit)) push(cluster, widthOf(cluster))
  }
  if (line !== '') lines.push(line.trimEnd())
  return lines
}

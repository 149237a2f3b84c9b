import type { FlowStep } from '@/domain/knowledge/flow'

type Point = { x: number; y: number }
export type Box = Point & {
  w: number
  h: number
  number: number
  lines: string[]
  papers: string[]
}
export type Arrow = { points: Point[]; label: string; at: Point }
export type Lanes = {
  width: number
  height: number
  head: number
  lanes: { label: string; x: number; w: number }[]
  boxes: Box[]
  arrows: Arrow[]
}

/** Sizes in units of the drawing: points on paper, pixels on a screen. */
export const LANE = { text: 10, small: 8.5, line: 14 }
const HEAD = 26
const GAP = 22
const PAD = 6
/** Ways that skip steps run at the right of all lanes, each on a line of its own. */
const GUTTER = 12

/** A letter that takes a whole square, as Japanese does, and the others. */
const NARROW = /[\u0020-\u007e\uff61-\uff9f]/
const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, char) => sum + (NARROW.test(char) ? 0.56 : 1) * size, 0)

/** A text in lines no wider than `width`. */
export function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const char of text) {
    if (line && widthOf(line + char, size) > width) {
      lines.push(line)
      line = ''
    }
    line += char
  }
  return line ? [...lines, line] : lines
}

/**
 * A 業務フロー as lanes: a column for everybody who does something, time from above to below, a step a row.
 * Drawn by whoever asks, as SVG or on paper; the table beside it says the same.
 */
export function laneLayout(steps: readonly FlowStep[], width: number): Lanes {
  const names = [...new Set(steps.map(({ who }) => who || '―'))]
  const skips = steps.flatMap((step, at) => step.ways.filter(({ to }) => to !== at + 1))
  const laneWidth = (width - GUTTER * (skips.length + 1)) / names.length
  const boxWidth = laneWidth - 2 * PAD
  let y = HEAD + GAP / 2
  const boxes = steps.map(({ who, what, papers }, at): Box => {
    const inner = boxWidth - 2 * PAD
    const lines = wrapped(`${at + 1} ${what}`, inner, LANE.text)
    const under = papers ? wrapped(`〔${papers}〕`, inner, LANE.small) : []
    const h = (lines.length + under.length) * LANE.line + PAD
    const box = {
      x: names.indexOf(who || '―') * laneWidth + PAD,
      ...{ y, w: boxWidth, h, number: at + 1, lines, papers: under },
    }
    y += h + GAP
    return box
  })
  let skipped = 0
  const arrows = steps.flatMap((step, at) =>
    step.ways.map(({ to, when }) => {
      const label = when
      if (to === at + 1) return { ...down(boxes[at]!, boxes[to]!), label }
      skipped += 1
      return { ...around(boxes[at]!, boxes[to]!, width - GUTTER * skipped), label }
    }),
  )
  return {
    ...{ width, height: y, head: HEAD, boxes, arrows },
    lanes: names.map((label, at) => ({ label, x: at * laneWidth, w: laneWidth })),
  }
}

const middle = ({ x, w }: Box): number => x + w / 2

/** To the step below: straight down, or over to another's lane. */
function down(from: Box, to: Box) {
  const [start, end] = [
    { x: middle(from), y: from.y + from.h },
    { x: middle(to), y: to.y },
  ]
  const half = (start.y + end.y) / 2
  const over = [
    { x: start.x, y: half },
    { x: end.x, y: half },
  ]
  return {
    points: [start, ...(start.x === end.x ? [] : over), end],
    at: { x: start.x + 3, y: half - 2 },
  }
}

/** To any other step: out at the right, along the gutter, in at the right. */
function around(from: Box, to: Box, x: number) {
  const [out, into] = [from.y + from.h * 0.7, to.y + to.h * 0.3]
  return {
    points: [
      { x: from.x + from.w, y: out },
      { x, y: out },
      { x, y: into },
      { x: to.x + to.w, y: into },
    ],
    at: { x: from.x + from.w + 2, y: out - 2 },
  }
}

/** The two lines of an arrow's head at the end of its way. */
export function headOf(points: readonly Point[]): [Point, Point, Point] {
  const [before, end] = points.slice(-2) as [Point, Point]
  const size = 4
  const [dx, dy] = [Math.sign(end.x - before.x) * size, Math.sign(end.y - before.y) * size]
  return [
    { x: end.x - dx - dy, y: end.y - dy - dx },
    end,
    { x: end.x - dx + dy, y: end.y - dy + dx },
  ]
}

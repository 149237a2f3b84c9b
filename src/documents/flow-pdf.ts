import type { FlowStep } from '@/domain/knowledge/flow'

import type { A4 } from './a4'
import { headOf, LANE, laneLayout } from './flow-lanes'

const LINE = '#595959'
const LANE_FILL = '#f2f2f2'

/** A 業務フロー as lanes on paper; made smaller where one page would not hold it. */
export function drawFlow({ doc, drawn }: A4, steps: readonly FlowStep[]): void {
  const { left, right, top, bottom } = doc.page.margins
  const width = doc.page.width - left - right
  const chart = laneLayout(steps, width)
  const page = doc.page.height - top - bottom
  if (doc.y + chart.height > doc.page.height - bottom && doc.y > top + LANE.line * 3) doc.addPage()
  const room = doc.page.height - bottom - doc.y
  const scale = Math.min(1, room / chart.height, page / chart.height)
  const end = doc.y + chart.height * scale
  const say = (text: string, x: number, y: number, size: number, font = 'regular') =>
    doc.font(font).fontSize(size).text(drawn.text(text), x, y, { lineBreak: false })
  doc.save().translate(left, doc.y).scale(scale).lineWidth(0.8).strokeColor(LINE)
  for (const { label, x, w } of chart.lanes) {
    doc.rect(x, 0, w, chart.head).fillAndStroke(LANE_FILL, LINE).fillColor('#000')
    doc.rect(x, chart.head, w, chart.height - chart.head).stroke()
    say(label, x + 4, 7, LANE.text, 'bold')
  }
  for (const { points, label, at } of chart.arrows) {
    const [first, ...rest] = points
    doc.moveTo(first!.x, first!.y)
    for (const { x, y } of rest) doc.lineTo(x, y)
    doc.stroke()
    const [one, tip, other] = headOf(points)
    doc.moveTo(one.x, one.y).lineTo(tip.x, tip.y).lineTo(other.x, other.y).stroke()
    if (label) say(label, at.x, at.y - LANE.small, LANE.small)
  }
  for (const { x, y, w, h, lines, papers } of chart.boxes) {
    doc.roundedRect(x, y, w, h, 3).fillAndStroke('#fff', LINE).fillColor('#000')
    lines.forEach((line, at) => say(line, x + 6, y + 4 + at * LANE.line, LANE.text))
    papers.forEach((line, at) =>
      say(line, x + 6, y + 4 + (lines.length + at) * LANE.line, LANE.small),
    )
  }
  doc.restore()
  doc.x = left
  doc.y = end + LANE.line
}

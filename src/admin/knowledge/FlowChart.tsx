import { headOf, LANE, laneLayout } from '@/documents/flow-lanes'
import type { FlowStep } from '@/domain/knowledge/flow'

const LINE = '#595959'
const MOST_WIDE = 760

const path = (points: readonly { x: number; y: number }[]): string =>
  points.map(({ x, y }) => `${x},${y}`).join(' ')

/** A 業務フロー drawn as lanes; the table below it says the same in words. */
export function FlowChart({ steps }: { steps: readonly FlowStep[] }) {
  const { width, height, head, lanes, boxes, arrows } = laneLayout(steps, MOST_WIDE)
  return (
    <div className="kb-flow-box" tabIndex={0}>
      <svg
        className="kb-flow"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label="業務フローの図（同じ内容が下の表にあります）"
      >
        <g fill="none" stroke={LINE}>
          {lanes.map(({ label, x, w }) => (
            <g key={label}>
              <rect x={x} y={0} width={w} height={head} fill="#f2f2f2" />
              <rect x={x} y={head} width={w} height={height - head} />
            </g>
          ))}
          {arrows.map(({ points }, at) => (
            <g key={at}>
              <polyline points={path(points)} />
              <polyline points={path(headOf(points))} />
            </g>
          ))}
          {boxes.map(({ x, y, w, h, number }) => (
            <rect key={number} x={x} y={y} width={w} height={h} rx={3} fill="#fff" />
          ))}
        </g>
        <g fontSize={LANE.text}>
          {lanes.map(({ label, x }) => (
            <text key={label} x={x + 4} y={17} fontWeight="bold">
              {label}
            </text>
          ))}
          {boxes.map(({ x, y, number, lines, papers }) => (
            <text key={number}>
              {[...lines, ...papers].map((line, at) => (
                <tspan
                  key={at}
                  x={x + 6}
                  y={y + 14 + at * LANE.line}
                  fontSize={at < lines.length ? LANE.text : LANE.small}
                >
                  {line}
                </tspan>
              ))}
            </text>
          ))}
          {arrows.map(({ label, at }, index) => (
            <text key={index} x={at.x} y={at.y} fontSize={LANE.small}>
              {label}
            </text>
          ))}
        </g>
      </svg>
    </div>
  )
}

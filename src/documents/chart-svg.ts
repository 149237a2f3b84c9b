import * as echarts from 'echarts'

export type BarChart = {
  /** Label of each bar, in order. */
  labels: string[]
  series: { name: string; values: number[]; colour: string; pattern?: true }[]
  /** `across`: bars lie, labels stand at the left. */
  direction: 'up' | 'across'
  size: { width: number; height: number }
}

const FONT = "'Noto Sans JP','Noto Sans CJK JP','Yu Gothic UI',Meiryo,sans-serif"
const INK = '#1a1a1c'

/**
 * Stacked bars as SVG text, drawn on the server: no chart code travels to the browser. Series differ
 * by pattern as well as by colour. Always show the figures in a table beside it (libraries A9).
 */
export function barChartSvg(chart: BarChart): string {
  const instance = echarts.init(null, null, { renderer: 'svg', ssr: true, ...chart.size })
  try {
    const names = {
      type: 'category' as const,
      data: chart.labels,
      inverse: chart.direction === 'across',
      axisTick: { show: false },
      axisLabel: { color: INK, fontSize: 12, fontFamily: FONT, interval: 0 },
    }
    const values = {
      type: 'value' as const,
      minInterval: 1,
      axisLabel: { color: INK, fontSize: 12, fontFamily: FONT },
      splitLine: { lineStyle: { color: '#dfe4ea' } },
    }
    instance.setOption({
      animation: false,
      grid: { left: 4, right: 20, top: 36, bottom: 8, containLabel: true },
      legend: {
        top: 0,
        left: 0,
        selectedMode: false,
        textStyle: { color: INK, fontSize: 13, fontFamily: FONT },
      },
      xAxis: chart.direction === 'up' ? names : values,
      yAxis: chart.direction === 'up' ? values : names,
      series: chart.series.map((one) => ({
        type: 'bar' as const,
        stack: 'all',
        name: one.name,
        data: one.values,
        barMaxWidth: 34,
        itemStyle: {
          color: one.colour,
          borderColor: INK,
          borderWidth: 0.5,
          decal: one.pattern
            ? {
                symbol: 'rect',
                dashArrayX: [1, 0],
                dashArrayY: [2, 4],
                rotation: -Math.PI / 4,
                color: 'rgba(0,0,0,0.25)',
              }
            : undefined,
        },
      })),
    })
    return instance.renderToSVGString({ useViewBox: true })
  } finally {
    // An instance that is not disposed keeps a timer, and the process would never end.
    instance.dispose()
  }
}

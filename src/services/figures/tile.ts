import type { ServiceContext } from '../context'
import type { Draft, Tile } from '../dashboard/tile'

import { wallOf } from './wall'

const WORST = ['lost', 'below', 'near', 'safe', 'none'] as const

/** The line that is nearest to missing its promise, while the day or month can still be saved. */
async function readRate(ctx: ServiceContext): Promise<Draft> {
  const { lines } = await wallOf(ctx)
  const all = lines.flatMap(({ name, margin }) => (margin ? [{ name, margin }] : []))
  const [worst] = all.sort((a, b) => WORST.indexOf(a.margin.state) - WORST.indexOf(b.margin.state))
  if (!worst) return null
  const { name, margin } = worst
  return {
    label: `${margin.per === 'day' ? '今日' : '今月'}の応答率（${name}）`,
    value: margin.rate,
    note: `基準 ${margin.target}%。${margin.says}`,
    tone: margin.state === 'safe' ? 'good' : margin.state === 'none' ? 'plain' : 'act',
    href: '/admin/call-wall',
  }
}

export const rateTile: Tile = {
  key: 'call-rate',
  at: 50,
  capability: 'figures.read',
  cityWide: true,
  read: readRate,
}

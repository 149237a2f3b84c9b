import { createRandom } from '@/presets/demo/random'

import { signIn } from '../tests/helpers/staff'
import { addTexts } from '../tests/helpers/texts'
import type { World } from '../tests/helpers/world'

import { compare, measure } from './measure'

const SMALL = 100
const LARGE = 1_900
const CALLS = 40
const ROUNDS = 5
const ASKED = ['暗証番号', '紛失', 'ハガキ 手数料', '代理人の申請', 'hikkoshi', '駐輪場 写真']
const WORDS = '暗証番号 更新 写真 申請 代理人 手数料 紛失 窓口 予約 はがき 転居 電子証明書'.split(
  ' ',
)

/** A caller's words as a signed-in browser asks for them, at 100 texts and at 2,000 (KB-15). */
export async function benchSearchTexts(world: World) {
  const staff = await signIn(world.payload, ['operator'])
  const ask = async (index: number) => {
    const q = ASKED[index % ASKED.length]!
    const answer = await staff.get(`/ops/knowledge/search?${new URLSearchParams({ q })}`)
    if (!answer.ok) throw new Error(await answer.text())
  }
  const round = async () => (await measure('search', CALLS, 1, ask)).p95
  await fill(world, SMALL)
  await ask(0)
  const small: number[] = []
  for (let at = 0; at < ROUNDS * 2; at++) small.push(await round())
  await fill(world, LARGE)
  // The first search after a change makes the index anew.
  const { p95: firstMs } = await measure('first', 1, 1, ask)
  const { ratio, noise } = await compare(
    ROUNDS,
    async (at) => small[at]!,
    async () => round(),
  )
  const p95Ms = await round()
  return { texts: [SMALL, SMALL + LARGE], ratio, noise, p95Ms, firstMs, limitMs: 200 }
}

async function fill(world: World, count: number): Promise<void> {
  const random = createRandom(count)
  const some = (many: number) =>
    Array.from({ length: many }, () => `${random.pick(WORDS)}について`).join('')
  const rows = Array.from({ length: count }, (_, at) => ({
    order: at,
    question: `${some(2)}${at}`,
    answer: some(20),
  }))
  await addTexts(world.payload, rows)
}

import { describe, expect, it } from 'vitest'

import { flowSteps, unknownWays, waysText } from '@/domain/knowledge/flow'

const FLOW =
  '窓口｜見る｜申請書｜3（そろう）、2（不足）\n市民｜出し直す｜書類｜1\n管理係｜送る｜｜終\n窓口｜渡す'

describe('業務フロー as it is written', () => {
  it('leads to the step below unless it says where, or ends', () => {
    const steps = flowSteps(FLOW)!
    expect(steps.map(({ ways }) => ways.map(({ to, when }) => [to + 1, when]))).toEqual([
      [
        [3, 'そろう'],
        [2, '不足'],
      ],
      [[1, '']],
      [],
      [],
    ])
    expect(steps.map((step, at) => waysText(step, at, steps))).toEqual([
      '3（そろう）、2（不足）',
      '1',
      '終',
      '',
    ])
  })

  it('is no flow without its bars', () => {
    expect(flowSteps('窓口で受け付ける。\n\n管理係へ送る。')).toBeNull()
  })

  it('names what leads nowhere', () => {
    expect(unknownWays(FLOW)).toEqual([])
    expect(unknownWays('窓口｜見る｜｜9\n管理係｜送る｜｜あと')).toEqual([
      '1行目の「9」',
      '2行目の「あと」',
    ])
  })
})

import { describe, expect, it } from 'vitest'

import { sharedReads } from '@/lib/shared-reads'

/** A store whose reads end when the test says so. */
function slowStore() {
  const open: (() => void)[] = []
  const store = { value: 1, reads: 0, finish: () => open.shift()?.() }
  const read = async () => {
    store.reads++
    const { value } = store
    await new Promise<void>((resolve) => open.push(resolve))
    return value
  }
  return { store, read }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('reads that are shared', () => {
  it('a thousand who ask at once cause two reads, and nobody gets an answer older than the question', async () => {
    const shared = sharedReads()
    const { store, read } = slowStore()
    const first = shared('a', read)
    store.value = 2
    const others = Array.from({ length: 1000 }, () => shared('a', read))
    store.finish()
    expect(await first).toBe(1)
    await settle()
    store.finish()
    expect(new Set(await Promise.all(others))).toEqual(new Set([2]))
    expect(store.reads).toBe(2)
  })

  it('goes on after a failure, for those who waited and for those who come later', async () => {
    const shared = sharedReads()
    let calls = 0
    const read = async () => {
      if (++calls === 1) throw new Error('engine away')
      return calls
    }
    const first = shared('a', read)
    const second = shared('a', read)
    await expect(first).rejects.toThrow('engine away')
    expect(await second).toBe(2)
    await settle()
    expect(await shared('a', read)).toBe(3)
  })

  it('keeps different questions apart', async () => {
    const shared = sharedReads()
    expect(await Promise.all([shared('a', async () => 'a'), shared('b', async () => 'b')])).toEqual(
      ['a', 'b'],
    )
  })
})

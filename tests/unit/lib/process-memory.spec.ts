import { describe, expect, it } from 'vitest'

import { Generations } from '@/lib/generations'
import { processWide } from '@/lib/process-wide'

describe('memory of the process', () => {
  it('is one for all copies of a module', () => {
    const made = processWide('test-memory', () => ({ count: 1 }))
    expect(processWide('test-memory', () => ({ count: 2 }))).toBe(made)
  })

  it('forgets the longest unused, never what is in use, and stays bounded', () => {
    const memory = new Generations<number>(10)
    memory.set('busy', 1)
    for (let index = 0; index < 1000; index++) {
      memory.set(`scanner ${index}`, index)
      expect(memory.get('busy')).toBe(1)
      expect(memory.size).toBeLessThanOrEqual(20)
    }
    expect(memory.get('scanner 0')).toBeUndefined()
    expect(memory.get('scanner 999')).toBe(999)
  })
})

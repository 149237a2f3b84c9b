import { describe, expect, it } from 'vitest'

import { TASK_WORDS } from '@/domain/jobs/words'
import { tasks } from '@/jobs/tasks'

describe('the words for periodic tasks', () => {
  it('names every task in the list of runs as the task names itself', () => {
    const words: Record<string, string> = TASK_WORDS
    expect(tasks.map(({ name }) => [name, words[name]])).toEqual(
      tasks.map(({ name, label }) => [name, label]),
    )
  })
})

import type { Ask } from '@/kit/case/types'

const wordsOf = ({ options, value = '' }: Ask): string =>
  options?.find((one) => one.value === value)?.label ?? value

/** What stands in a record now where a form began with something else, in words, by the name of what is asked. */
export function standsBeside(began: readonly Ask[], now: readonly Ask[]): Record<string, string> {
  const before = new Map(began.map((ask) => [ask.name, ask.value ?? '']))
  return Object.fromEntries(
    now
      .filter(({ name, value = '' }) => before.has(name) && before.get(name) !== value)
      .map((ask) => [ask.name, wordsOf(ask) || '（空）']),
  )
}

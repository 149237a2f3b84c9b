import type { Locator } from '@playwright/test'

/** A thing that can be reached, as a screen reader announces it. */
export type Announced = { role: string; name: string; target: string }

/**
 * What stands in the accessibility tree, in reading order: the same tree that Orca, NVDA and
 * VoiceOver read from. One line per thing, `role "name"`.
 */
export const spoken = (part: Locator): Promise<string> => part.ariaSnapshot()

/** Links and buttons with their names; `target` is the address of a link. */
export async function announced(part: Locator): Promise<Announced[]> {
  const found: Announced[] = []
  for (const line of (await spoken(part)).split('\n')) {
    const thing = /^\s*- '?(link|button)(?: "((?:[^"\\]|\\.)*)")?/.exec(line)
    const address = /^\s*- \/url: (.*)$/.exec(line)
    if (thing) found.push({ role: thing[1]!, name: thing[2] ?? '', target: '' })
    else if (address && found.length > 0) found.at(-1)!.target = address[1]!
  }
  return found
}

import type { Fields } from './fields'

const TEXTS = ['question', 'answer'] as const

/** What only one of them changed is theirs; what both wrote stands one below the other, nothing is lost. */
function joinText(base: string, own: string, theirs: string): string {
  if (own === base) return theirs
  if (theirs === base) return own
  if (theirs.includes(own)) return theirs
  if (own.includes(theirs)) return own
  // Both went on with the same text: what came after it follows, not all of it again.
  const added =
    base && theirs.startsWith(base) && own.startsWith(base) ? own.slice(base.length) : own
  return `${theirs}\n${added}`
}

/**
 * The record after somebody else (another tab, a colleague) has written in it, too.
 * @param base what both began with
 */
export function joined(base: Fields, own: Fields, theirs: Fields): Fields {
  const chosen = Object.entries(own).filter(([name, value]) => value !== base[name as keyof Fields])
  const texts = TEXTS.map((name) => [name, joinText(base[name], own[name], theirs[name])])
  return { ...theirs, ...Object.fromEntries([...chosen, ...texts]) } as Fields
}

/** Are there words of both in it, which somebody has to read through? */
export const isMixed = (own: Fields, theirs: Fields, both: Fields): boolean =>
  TEXTS.some((name) => both[name] !== own[name] && both[name] !== theirs[name])

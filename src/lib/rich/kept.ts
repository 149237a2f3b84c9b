import type { Root } from 'mdast'

import { Generations } from '../generations'
import { processWide } from '../process-wide'

import { readRich } from './read'

/** Texts that are shown all the time: some hundred answers for every look at the questions. */
const KEPT = 1000
/** Of longer ones few are shown, and each would take much memory. */
const LONGEST = 5000

const trees = () => processWide('rich-trees', () => new Generations<Root>(KEPT))

/** `readRich` for showing: what was read already is at hand. Nothing may be changed in it. */
export function keptRich(text: string): Readonly<Root> {
  if (text.length > LONGEST) return readRich(text)
  const known = trees().get(text)
  if (known) return known
  const tree = readRich(text)
  trees().set(text, tree)
  return tree
}

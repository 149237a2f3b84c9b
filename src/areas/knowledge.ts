import type { Area } from './area'

/** Texts that people rely on: FAQ, manuals, criteria, and the search in them. */
export const knowledge: Area = {
  name: 'knowledge',
}

import type { ReactNode } from 'react'

/**
 * Something that is read out in other words than it is shown in. The words lie unseen over what is
 * shown, so that a finger that explores the screen finds them there; they are not copied along.
 */
export const Aloud = ({ shown, words }: { shown: ReactNode; words: string }) => (
  <span className="aloud">
    <span aria-hidden="true">{shown}</span>
    <span className="aloud-words">{words}</span>
  </span>
)

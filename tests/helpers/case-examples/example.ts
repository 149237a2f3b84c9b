import type { Answers } from '@/kit/case/types'

export type Example = {
  /** Fields of one record that every move may be made with, its key apart. */
  fields: (office: string) => Record<string, unknown>
  /** What else a record has to be for moves that are not for all, by the move. */
  only?: Record<string, Record<string, unknown>>
  /** What a move asks for, where it asks. */
  answers?: Record<string, Answers>
}

export type Examples = Record<string, Example>

'use client'

import type { DefaultCellComponentProps } from 'payload'

import { ToRow } from './ToRow'

type Props = DefaultCellComponentProps & { words: Record<string, string> }

/** A program's name in a list, as people call it. */
export function WordCell({ words, ...cell }: Props) {
  const name = String(cell.cellData ?? '')
  return <ToRow {...cell} text={words[name] ?? name} />
}

'use client'

import type { DefaultCellComponentProps } from 'payload'

import { momentInWords } from '@/domain/time/moment'

import { ToRow } from './ToRow'

/** A moment in a list, in Japanese time. */
export const InstantCell = (cell: DefaultCellComponentProps) => (
  <ToRow {...cell} text={momentInWords(cell.cellData) || '—'} />
)

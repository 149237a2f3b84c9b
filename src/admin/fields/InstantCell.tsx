'use client'

import type { DefaultCellComponentProps } from 'payload'

import { momentInWords } from '@/domain/time/moment'

/** A moment in a list, in Japanese time. */
export const InstantCell = ({ cellData }: DefaultCellComponentProps) => (
  <span>{momentInWords(cellData) || '—'}</span>
)

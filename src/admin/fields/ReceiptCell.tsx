'use client'

import type { DefaultCellComponentProps } from 'payload'

import { formatReceiptNumber } from '@/domain/codes/receipt-number'

import { ToRow } from './ToRow'

/**
 * A receipt number in a list, in groups of three as it is printed and spoken. Who waits without a
 * booking has none, and the cell is all the same the way to the record.
 */
export function ReceiptCell({ cellData, ...cell }: DefaultCellComponentProps) {
  const text = cellData ? formatReceiptNumber(String(cellData)) : '番号なし'
  return <ToRow {...cell} text={text} />
}

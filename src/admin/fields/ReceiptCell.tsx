'use client'

import type { DefaultCellComponentProps } from 'payload'

import { formatReceiptNumber } from '@/domain/codes/receipt-number'

import { ToRow } from './ToRow'

/** A receipt number in a list, in groups of three as it is printed and spoken. */
export function ReceiptCell(cell: DefaultCellComponentProps) {
  return <ToRow {...cell} text={formatReceiptNumber(String(cell.cellData ?? ''))} />
}

import type { TextField } from 'payload'

import { text } from './basic'

/** 受付番号, in lists in groups of three as it is printed and spoken; stored as nine digits. */
export const receiptNumber = (extra: Parameters<typeof text>[2] = {}): TextField => {
  const field = text('number', '受付番号', extra)
  const components = { Cell: '@/admin/fields/ReceiptCell#ReceiptCell' }
  return { ...field, admin: { ...field.admin, components } } as TextField
}

import { encodeCp932 } from '@/documents/cp932'
import type { Header } from '@/domain/cards/columns'
import { cellsOfTexts, lineOf, type SourceForm, textsOfRow } from '@/domain/cards/source-form'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'

import { officeNameIn } from '../../settings/office-names'

import type { CardSetup } from './setup'
import { decodeRecord, type ListRecord } from './source'
import type { RowPlan } from './plan-row'

const BYTES = 'b'
const TEXT = 't'

/**
 * The line of the file, encrypted, where it could not be made again from the card's fields: other
 * quotes, dates in another form, bytes for which the encoding knows two ways (CD-32). Empty where
 * it can, which is the usual case and saves the room.
 */
export function sourceRowOf(
  { header, form }: { header: Header; form: SourceForm },
  setup: CardSetup,
  { row, office, cardId }: RowPlan,
  { raw }: ListRecord,
): string {
  // What is declared as not to be taken is not kept in the line either.
  if (!raw || header.skipped.length > 0) return ''
  const name = officeNameIn(setup.offices, office)
  const line = lineOf(cellsOfTexts(header, textsOfRow(row), name, row.extra))
  const text = decodeRecord(raw, form.encoding)
  const isExact = form.encoding === 'UTF-8' || encodeCp932(text).equals(raw)
  const place = at('cards', 'sourceRow', cardId)
  if (isExact) return text === line ? '' : encryptField(TEXT + text, place)
  return encryptField(BYTES + raw.toString('base64'), place)
}

/** The line's bytes as they were, from what `sourceRowOf` kept. */
export function sourceBytes(kept: string, encoding: SourceForm['encoding']): Buffer {
  if (kept.startsWith(BYTES)) return Buffer.from(kept.slice(1), 'base64')
  const text = kept.slice(1)
  return encoding === 'UTF-8' ? Buffer.from(text, 'utf8') : encodeCp932(text)
}

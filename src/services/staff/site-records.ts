import { can } from '@/access/capabilities'
import { findRow, updateWhere } from '@/db/atomic'
import { fileTypeOf } from '@/documents/file-kind'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { encryptField, openField } from '@/lib/crypto/field'
import { mustRead } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'
import { DomainError } from '@/lib/errors'

import { recordReading } from '../audit/read'
import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'
import { forbidden, invalid, notFound } from '../refusals'

/** A month's log of a door is a few hundred kilobytes at most. */
export const MAX_FILE = 2 * 1024 * 1024

type Row = { id: string; place: string; month: string; file?: string | null } & {
  fileName?: string | null
  fileType?: string | null
}

const placeOf = ({ id }: Row) => at('site-records', 'file', String(id))

async function rowOf(ctx: ServiceContext, id: string): Promise<Row> {
  const row = await findRow<Row>(ctx.payload, 'site-records', { id: { equals: id } })
  if (!row) throw notFound('記録が見つかりません。')
  return row
}

/**
 * Attaches a file to a month's record (AC-13), in place of an earlier one. Kept encrypted: door logs
 * name people.
 * @throws DomainError FORBIDDEN, NOT_FOUND, TOO_LARGE, INPUT_INVALID
 */
export async function attachFile(ctx: ServiceContext, id: string, file: File): Promise<void> {
  if (!can(ctx.user, 'rules.manage')) {
    throw forbidden('管理記録を変える権限がありません。')
  }
  if (file.size > MAX_FILE) {
    throw new DomainError('TOO_LARGE', 'ファイルが大きすぎます（上限 2MB）。', 413)
  }
  const bytes = Buffer.from(await file.arrayBuffer())
  const type = fileTypeOf(file.name, bytes)
  if (!type || containsIndividualNumber(file.name)) {
    throw invalid('PDF・Excel・CSV・画像のファイルを選んでください。')
  }
  const row = await rowOf(ctx, id)
  const fileName = file.name.slice(-120)
  await updateWhere(
    ctx.payload,
    'site-records',
    { id: { equals: id } },
    {
      file: encryptField(bytes.toString('base64'), placeOf(row)),
      fileName,
      fileType: type,
      updatedAt: ctx.now().toISOString(),
    },
  )
  await logAct(ctx, {
    action: 'site-record.file',
    target: `site-records/${id}`,
    summary: `${row.month} ${row.place} の記録に「${fileName}」を添付`,
  })
}

/** Hands out an attached file; noted in the log. @throws DomainError FORBIDDEN, NOT_FOUND, UNREADABLE */
export async function openFile(
  ctx: ServiceContext,
  id: string,
): Promise<{ body: Uint8Array<ArrayBuffer>; type: string; name: string }> {
  if (!can(ctx.user, 'rules.watch')) {
    throw forbidden('管理記録を見る権限がありません。')
  }
  const row = await rowOf(ctx, id)
  if (!row.file) throw notFound('添付ファイルはありません。')
  const content = mustRead(openField(row.file, placeOf(row)), '添付ファイル')
  await recordReading(ctx, {
    kind: 'export',
    what: `${row.month} ${row.place} の記録「${row.fileName ?? ''}」`,
    count: 1,
    purpose: '管理記録の確認',
    target: `site-records/${id}`,
  })
  return {
    body: Uint8Array.from(Buffer.from(content, 'base64')),
    type: row.fileType ?? 'application/octet-stream',
    name: row.fileName ?? 'record',
  }
}

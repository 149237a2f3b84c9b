import { randomBytes } from 'node:crypto'

import { can } from '@/access/capabilities'
import { findRow, findRows, newRowId, updateWhere } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { tokyoDateOf } from '@/domain/time/civil'
import type { CaseDefinition, CaseRow } from '@/kit/case/types'
import { encryptField, openField } from '@/lib/crypto/field'
import { mustRead, shown } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'
import { DomainError } from '@/lib/errors'
import { contentDisposition } from '@/documents/file-name'

import { recordReading } from '../audit/read'
import { uploadName } from '../cards/import/upload'
import type { PlainKind } from '../cases/kind'
import { caseById } from '../cases/move'
import { faultPoint, type ServiceContext } from '../context'
import { insertOnce } from '../insert-once'
import type { Output } from '../lists/files'
import { atMost, type UploadedFile } from '../lists/uploaded-rows'
import { forbidden, individualNumberRefused, invalid, notFound } from '../refusals'

import { asDiskRefusal, assertOurFolder } from './folder'
import { looked, type Passed } from './incoming'
import { logFile, withLine } from './log'
import { removerOf } from './remover'
import { dropFile, keepFile, readKept } from './store'

type Row = Stored<'attachments'>
type Case = Pick<CaseDefinition, 'slug' | 'label' | 'attach'>

/** A photograph or a minute of speech; a film is no evidence that an office keeps here. */
export const MOST_BYTES = 20 * 1024 * 1024
const MOST_OF_ONE = 50

/** A file beside a record, as its page shows it. */
export type AttachedFile = {
  id: string
  what: string
  name: string
  bytes: number
  by: string
  on: string
  /** Why it was taken away; empty while it is there. */
  removed: string
  /** This person may take it away: theirs, or of the work that they lead, while the record is not over. */
  mayRemove: boolean
}

/** Files beside a record, as its page offers them. */
export type AttachedFiles = {
  files: AttachedFile[]
  /** What files of this kind of record are called; null where this person may add none. */
  whats: readonly string[] | null
}

/** What the page of a record says of its files; null where its kind has none. */
export async function filesView<R extends CaseRow>(
  ctx: ServiceContext,
  { case: kind }: Pick<PlainKind<R>, 'case'>,
  row: R,
): Promise<AttachedFiles | null> {
  if (!kind.attach) return null
  const mayAdd = can(ctx.user, kind.attach.by)
  return {
    files: await attachedTo(ctx, kind, row),
    whats: mayAdd ? kind.attach.whats : null,
  }
}

const filesOf = (ctx: ServiceContext, slug: string, record: string): Promise<Row[]> =>
  findRows<Row>(
    ctx.payload,
    'attachments',
    { and: [{ kind: { equals: slug } }, { record: { equals: record } }] },
    { sort: ['addedOn', 'id'] },
  )

const nameOf = (row: Row) => openField(row.name, at('attachments', 'name', row.id))

/** The files beside a record that this person has been shown. */
export async function attachedTo(
  ctx: ServiceContext,
  kind: Pick<CaseDefinition, 'slug' | 'attach' | 'states'>,
  record: Pick<CaseRow, 'id' | 'state'>,
): Promise<AttachedFile[]> {
  const rows = await filesOf(ctx, kind.slug, record.id)
  const isRemover = await removerOf(ctx, kind, rows)
  const isOver = kind.states[record.state]?.final === true
  return rows.map((row) => ({
    id: row.id,
    what: row.what,
    name: shown(nameOf(row)),
    bytes: row.bytes,
    by: row.addedBy,
    on: row.addedOn,
    removed: row.removedOn ? removalOf(row) : '',
    mayRemove: !isOver && !row.removedOn && isRemover(row),
  }))
}

const removalOf = (row: Row): string => `${row.removedOn} ${row.removedBy}: ${row.removedWhy}`

/**
 * Puts a file beside a record, encrypted; sent again with the same `op`, it is one.
 * @throws DomainError NOT_FOUND, TOO_LARGE, INPUT_INVALID (empty, no kind that is kept), INDIVIDUAL_NUMBER,
 *   FILES_FULL, FILES_AWAY
 */
export async function attachFile<R extends CaseRow>(
  ctx: ServiceContext,
  { case: kind }: PlainKind<R>,
  record: string,
  { body, name, what, op }: UploadedFile & { what: string; op: string },
): Promise<AttachedFile[]> {
  const row = await caseById(ctx, kind, record)
  if (!kind.attach?.whats.includes(what))
    throw invalid('ファイルの種類を選んでください。', { what: '選んでください。' })
  const attachKey = `${ctx.actor.id}|${row.id}|${op}`
  const again = await findRow<Row>(ctx.payload, 'attachments', {
    attachKey: { equals: attachKey },
  })
  if (again) await logFile(ctx, again.id)
  else {
    await refuseOverflow(ctx, kind, row, MOST_OF_ONE - 1)
    await keep(ctx, kind, row, { body, name: uploadName(name), what, attachKey })
  }
  return attachedTo(ctx, kind, row)
}

async function refuseOverflow(
  ctx: ServiceContext,
  { slug }: Case,
  { id }: CaseRow,
  most: number,
): Promise<void> {
  const there = (await filesOf(ctx, slug, id)).filter(({ removedOn }) => !removedOn)
  if (there.length > most) throw invalid(`1件の記録に付けられるのは${MOST_OF_ONE}個までです。`)
}

type Kept = UploadedFile & { what: string; attachKey: string }

async function keep(
  ctx: ServiceContext,
  kind: Case & Pick<CaseDefinition, 'name'>,
  record: CaseRow,
  { body, name, what, attachKey }: Kept,
): Promise<void> {
  await assertOurFolder(ctx.payload)
  const id = newRowId()
  const key = randomBytes(32).toString('base64url')
  const passed: Passed = { type: '', bytes: 0 }
  await keepFile(id, looked(atMost(body, MOST_BYTES), name, passed), key).catch(
    (error: unknown) => {
      throw asDiskRefusal(error)
    },
  )
  await faultPoint(ctx, 'file-kept')
  const { row, isNew } = await insertOnce(ctx, 'attachments', 'attachKey', {
    id,
    kind: kind.slug,
    record: record.id,
    what,
    name: encryptField(name, at('attachments', 'name', id)),
    fileKey: encryptField(key, at('attachments', 'fileKey', id)),
    ...passed,
    addedBy: ctx.actor.name,
    addedOn: tokyoDateOf(ctx.now()),
    attachKey,
    ...withLine(
      ctx,
      {},
      {
        key: attachKey,
        summary: `${summaryOf(kind, record)}${what}のファイルを付けた（${passed.bytes}バイト）`,
      },
    ),
  })
  // Two at once with one `op`: the other one is kept.
  if (!isNew) await dropFile(id)
  // Many at once all found room: who comes to stand beyond the last place goes again.
  else
    await refuseOverflow(ctx, kind, record, MOST_OF_ONE).catch(async (error: unknown) => {
      await deleteRows(ctx.payload, 'attachments', { id: { equals: id } })
      await dropFile(id)
      throw error
    })
  await faultPoint(ctx, 'file-noted')
  await logFile(ctx, row.id)
}

const summaryOf = (kind: Pick<CaseDefinition, 'label' | 'name'>, record: CaseRow): string =>
  `${kind.label} ${kind.name(record)}: `

async function fileOf(
  ctx: ServiceContext,
  { slug }: Case,
  record: string,
  file: string,
): Promise<Row> {
  const row = await findRow<Row>(ctx.payload, 'attachments', {
    and: [{ id: { equals: file } }, { kind: { equals: slug } }, { record: { equals: record } }],
  })
  if (row) return row
  throw notFound('このファイルが見つかりません。画面を読み込み直してください。')
}

/**
 * The content of a file, noted as read before it leaves.
 * @throws DomainError NOT_FOUND, also where it was taken away; UNREADABLE
 */
export async function attachedFile<R extends CaseRow>(
  ctx: ServiceContext,
  { case: kind }: PlainKind<R>,
  record: string,
  file: string,
): Promise<Output> {
  const row = await caseById(ctx, kind, record)
  const found = await fileOf(ctx, kind, row.id, file)
  if (found.removedOn) throw notFound('このファイルは取り消されています。')
  const key = mustRead(openField(found.fileKey, at('attachments', 'fileKey', found.id)), 'ファイル')
  const content = await readKept(found.id, key)
  if (!content)
    throw new DomainError(
      'UNREADABLE',
      '保存されているファイルを読み取れません。システムの管理者に連絡してください。',
      409,
    )
  await recordReading(ctx, {
    what: `${kind.label} ${kind.name(row)}の${found.what}`,
    count: 1,
    purpose: '添付ファイルの確認',
    target: `${kind.slug}/${row.id}`,
  })
  const name = shown(nameOf(found))
  const [, stem = name, end = ''] = /^(.*)\.([^.]+)$/.exec(name) ?? []
  return {
    body: new Blob([new Uint8Array(content)]).stream(),
    type: found.type,
    // Never shown within our pages: a file is what its sender made of it.
    disposition: contentDisposition(stem, end),
  }
}

/**
 * Takes a file away that does not belong there; that it was there, and why it went, stays. Its content stays
 * sealed for some weeks (`sweepFiles`). Not from a record that is over.
 * @throws DomainError NOT_FOUND, FORBIDDEN, INPUT_INVALID, ALREADY_REMOVED
 */
export async function removeAttached<R extends CaseRow>(
  ctx: ServiceContext,
  { case: kind }: PlainKind<R>,
  record: string,
  file: string,
  why: string,
): Promise<AttachedFile[]> {
  const row = await caseById(ctx, kind, record)
  if (!why.trim()) throw invalid('理由を入力してください。', { why: '入力してください。' })
  if (containsIndividualNumber(why)) throw individualNumberRefused()
  const found = await fileOf(ctx, kind, row.id, file)
  if (!found.removedOn && kind.states[row.state]?.final)
    throw forbidden('終わった記録のファイルは取り消せません。')
  const isRemover = await removerOf(ctx, kind, [found])
  if (!isRemover(found))
    throw forbidden('ファイルを取り消せるのは、付けた人と、同じ所属の責任者だけです。')
  const marked =
    !found.removedOn &&
    (await updateWhere<Row>(
      ctx.payload,
      'attachments',
      { and: [{ id: { equals: found.id } }, { removedOn: { exists: false } }] },
      {
        removedOn: tokyoDateOf(ctx.now()),
        removedBy: ctx.actor.name,
        removedWhy: why,
        ...withLine(ctx, found, {
          key: `${found.id}|removed`,
          summary: `${summaryOf(kind, row)}付けたファイルを取り消した（${why}）。${found.what}、${found.bytes}バイト、${found.addedBy}が${found.addedOn}に付けたもの`,
        }),
      },
    ))
  await faultPoint(ctx, 'file-marked')
  await logFile(ctx, found.id)
  if (!marked) assertOwn(ctx, await fileOf(ctx, kind, row.id, file), why)
  return attachedTo(ctx, kind, row)
}

/** Pressed once more, it is the same; what another person has taken away is told as theirs. */
function assertOwn(ctx: ServiceContext, row: Row, why: string): void {
  if (row.removedBy === ctx.actor.name && row.removedWhy === why) return
  throw new DomainError(
    'ALREADY_REMOVED',
    `このファイルは、もう取り消されています（${removalOf(row)}）。画面を読み込み直してください。`,
    409,
  )
}

import { randomUUID } from 'node:crypto'

import type { Where } from 'payload'

import { findRows, updateWhere } from '@/db/atomic'
import { deleteRow } from '@/db/rows'
import { UnreadableFile } from '@/documents/unreadable'
import { isDomainError } from '@/lib/errors'
import { processWide } from '@/lib/process-wide'

import type { ServiceContext } from '../../context'
import { removeRows } from '../../retention/remove-rows'

import { applyResults } from './apply-results'
import { importCityCsv } from './import-city-csv'
import { importProfile } from './profiles'
import { forgetCells } from './problems'
import { announceImport, failSilentImports, failureText } from './record'
import { unreadable } from './source'
import { removeLeftUploads, storeUpload, type Upload } from './upload'
import { assertUndoable } from './undo-check'
import { undoImport } from './undo-import'
import { EXTRACT_PROFILE, type ExtractAbout, openExtract } from './ward-extract'

const HEARTBEAT_MS = 15_000
const DAY_MS = 86_400_000
/** Snapshots hold personal data: they go when nobody would take an import back any more. */
export const UNDO_DAYS = 35

const atWork = processWide('imports', () => new Map<string, Promise<void>>())

/** Waits for all imports of this process, also those that begin meanwhile. */
export const importsSettled = async (): Promise<void> => {
  while (atWork.size > 0) await Promise.all(atWork.values())
}

/** Waits for an import that runs in this process; for tests and the command line. */
export const importEnded = async (id: string): Promise<void> => atWork.get(id)

/**
 * Begins an import and answers at once with its id (CD-03). The work goes on in this process; how
 * far it is stands in `card-imports`. The uploaded file is taken away at the end, also of a failure.
 * @throws DomainError INPUT_INVALID: no such profile
 */
export async function startImport(
  ctx: ServiceContext,
  upload: Upload,
  wish: { profile?: string; dryRun: boolean },
): Promise<string> {
  const profile = await importProfile(ctx, wish.profile).catch(async (error: unknown) => {
    await upload.remove()
    throw error
  })
  const { dryRun } = wish
  return begin(ctx, upload, { dryRun, profileName: profile?.name ?? '' }, (record) =>
    importCityCsv(ctx, upload, { dryRun, profile, record }),
  )
}

/**
 * The same for an encrypted file of a ward: cards that arrive there, or results that come back
 * (CD-26). It is decrypted as it comes in.
 * @throws DomainError CSV_UNREADABLE: wrong passphrase, another file, or one that was changed
 */
export async function startExtract(
  ctx: ServiceContext,
  body: AsyncIterable<Uint8Array>,
  wish: { name: string; passphrase: string; dryRun: boolean },
): Promise<{ id: string; about: ExtractAbout }> {
  const { about, content } = await openExtract(body, wish.passphrase)
  const upload = await storeUpload(content, wish.name).catch((error: unknown) => {
    throw error instanceof UnreadableFile ? unreadable(error.message) : error
  })
  const { dryRun } = wish
  const id = await begin(ctx, upload, { dryRun, profileName: EXTRACT_PROFILE.name }, (record) =>
    about.kind === 'results'
      ? applyResults(ctx, upload, about, { dryRun, record })
      : importCityCsv(ctx, upload, { dryRun, profile: EXTRACT_PROFILE, record }),
  )
  return { id, about }
}

async function begin(
  ctx: ServiceContext,
  upload: Upload,
  job: { dryRun: boolean; profileName: string },
  work: (record: string) => Promise<unknown>,
): Promise<string> {
  let id: string
  try {
    await failSilentImports(ctx)
    id = await announceImport(ctx, { fileName: upload.name, owner: randomUUID(), ...job })
  } catch (error) {
    await upload.remove()
    throw error
  }
  keep(
    id,
    inBackground(ctx, id, upload, () => work(id)),
  )
  return id
}

function keep(id: string, work: Promise<void>): void {
  atWork.set(id, work)
  void work.finally(() => atWork.delete(id))
}

/**
 * Begins to take an import back, after it was found that nothing stands on it.
 * @throws DomainError as `undoImport`
 */
export async function startUndo(ctx: ServiceContext, id: string): Promise<void> {
  await assertUndoable(ctx, id)
  const work = undoImport(ctx, id).then(
    () => undefined,
    async (error: unknown) => {
      ctx.payload.logger.error({ err: error, msg: 'undo of a card import failed', import: id })
      // May be begun again at once.
      await updateWhere(
        ctx.payload,
        'card-imports',
        { and: [{ id: { equals: id } }, { status: { equals: 'undoing' } }] },
        { heartbeatAt: '', message: failureText(error) },
      ).catch(() => undefined)
    },
  )
  keep(id, work)
}

async function inBackground(
  ctx: ServiceContext,
  id: string,
  upload: Upload,
  work: () => Promise<unknown>,
): Promise<void> {
  const alive = () => {
    void upload.touch()
    void beat(ctx, id).catch(() => undefined)
  }
  const timer = setInterval(alive, HEARTBEAT_MS)
  timer.unref()
  try {
    await work()
  } catch (error) {
    if (!isDomainError(error)) {
      ctx.payload.logger.error({ err: error, msg: 'card import failed', import: id })
    }
    await fail(ctx, id, error).catch(() => undefined)
  } finally {
    clearInterval(timer)
    await upload.remove()
  }
}

const running = (id: string): Where => ({
  and: [{ id: { equals: id } }, { status: { equals: 'running' } }],
})

const beat = (ctx: ServiceContext, id: string) =>
  updateWhere(ctx.payload, 'card-imports', running(id), { heartbeatAt: ctx.now().toISOString() })

/** For files that were refused before the first row; later failures are stored with their counts. */
const fail = (ctx: ServiceContext, id: string, error: unknown) =>
  updateWhere(ctx.payload, 'card-imports', running(id), {
    status: 'failed',
    message: failureText(error),
    finishedAt: ctx.now().toISOString(),
  })

/** What stopped processes left, trial runs of yesterday, and snapshots that have served their time. */
export async function sweepImports(ctx: ServiceContext): Promise<string> {
  const failed = await failSilentImports(ctx)
  const files = await removeLeftUploads()
  const ago = (days: number) => new Date(ctx.now().getTime() - days * DAY_MS).toISOString()
  const trials = await removeTrials(ctx, ago(1))
  const snapshots = await removeRows(ctx, 'card-import-undo', {
    createdAt: { less_than: ago(UNDO_DAYS) },
  })
  await forgetCells(ctx, ago(UNDO_DAYS))
  return `止まった取り込み ${failed}・残ったファイル ${files}・ためしの記録 ${trials}・控え ${snapshots}`
}

async function removeTrials(ctx: ServiceContext, before: string): Promise<number> {
  const old: Where = {
    and: [
      { dryRun: { equals: true } },
      { createdAt: { less_than: before } },
      { status: { not_equals: 'running' } },
    ],
  }
  const trials = await findRows<{ id: string }>(ctx.payload, 'card-imports', old, { limit: 200 })
  for (const { id } of trials) {
    await removeRows(ctx, 'card-import-problems', { import: { equals: String(id) } })
    await deleteRow(ctx.payload, 'card-imports', { id: { equals: id } })
  }
  return trials.length
}

import { docxBytes, type DocxPart } from '@/documents/docx/write'
import { readDocx } from '@/documents/docx/read'
import { contentDisposition } from '@/documents/file-name'
import { UnreadableFile } from '@/documents/unreadable'
import { type Content, contentOf, PARTS, partsOf } from '@/domain/knowledge/content'
import { type FlowStep, flowSteps, waysText } from '@/domain/knowledge/flow'
import { writeRich } from '@/lib/rich/write'
import type { RootContent, Table } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { storeUpload, uploadName } from '../cards/import/upload'
import { caseById } from '../cases/move'
import type { ServiceContext } from '../context'
import type { Output } from '../lists/files'
import { atMost, type UploadedFile } from '../lists/uploaded-rows'
import { invalid } from '../refusals'

import { versionToPrint } from './manual-file'
import { textVersion } from './versions/case'
import type { Version } from './versions/start'

/** With its pictures, which are not kept. */
const MAX_BYTES = 30 * 1024 * 1024
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const FLOW_HEAD = ['順', '担当', '作業', '書類', '次']

/**
 * A version as a Word file, to be written on outside and taken in again (KB-04); who may, as on paper.
 * @throws DomainError NOT_FOUND
 */
export async function wordFile(ctx: ServiceContext, id: string): Promise<Output> {
  const { version, notes, rights } = await versionToPrint(ctx, id, 'Wordへの書き出し')
  const content = contentOf(version)
  const names = partsOf(version.kind).filter((name) => name !== 'question')
  const bytes = await docxBytes({
    title: version.question,
    notes: notes.join('　'),
    parts: names.map((name): DocxPart => {
      const label = names.length > 1 ? PARTS[name] : ''
      const steps = name === 'flow' ? flowSteps(content.flow) : null
      return steps
        ? { label, table: [FLOW_HEAD, ...steps.map(flowCells)] }
        : { label, text: content[name] }
    }),
    rights,
  })
  return {
    body: new Blob([new Uint8Array(bytes)]).stream(),
    type: DOCX,
    disposition: contentDisposition(version.question, 'docx'),
  }
}

const flowCells = (step: FlowStep, at: number, steps: readonly FlowStep[]): string[] => [
  ...[String(at + 1), step.who, step.what, step.papers],
  waysText(step, at, steps),
]

export type WordRead = {
  words: Partial<Content>
  /** What of the file has no place here, and what was put where, in words. */
  notes: string[]
}

/**
 * The words of a Word file for a version that is being written; nothing is stored: they stand in the form
 * until the person saves them. Parts of a manual are known by their heading.
 * @throws DomainError NOT_FOUND, TOO_LARGE, INPUT_INVALID
 */
export async function readWord(
  ctx: ServiceContext,
  id: string,
  { body, name }: UploadedFile,
): Promise<WordRead> {
  const version = (await caseById(ctx, textVersion, id)) as Version
  const upload = await storeUpload(atMost(body, MAX_BYTES), uploadName(name || 'text.docx'))
  try {
    const { title, root, lost } = await readDocx(upload.path)
    const { parts, notes } = partsIn(root.children, version.kind === 'manual')
    return {
      words: { ...(title ? { question: title } : {}), ...parts },
      notes: [...lost.map((what) => `取り込まれなかったもの: ${what}`), ...notes],
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw invalid(error.message)
    throw error
  } finally {
    await upload.remove()
  }
}

const MANUAL = partsOf('manual').filter((name) => name !== 'question')

/** The words of each part of a text; headings name the parts of a manual. */
export function partsIn(
  blocks: readonly RootContent[],
  isManual: boolean,
): { parts: Partial<Content>; notes: string[] } {
  const text = (children: RootContent[]) => writeRich({ type: 'root', children })
  if (!isManual) return { parts: { answer: text([...blocks]) }, notes: [] }
  const found = new Map<keyof Content, RootContent[]>()
  let open: keyof Content = 'detail'
  for (const block of blocks) {
    const part = MANUAL.find((name) => isHeadingOf(block, PARTS[name]))
    if (part) open = part
    const into = found.get(open) ?? []
    // The same list grows: a copy for each block of a long file would stop the server.
    if (!part) into.push(raised(block))
    found.set(open, into)
  }
  const parts = Object.fromEntries(
    [...found].map(([name, children]) => [
      name,
      (name === 'flow' && flowText(children)) || text(children),
    ]),
  )
  const missing = MANUAL.filter((name) => !found.has(name)).map((name) => `「${PARTS[name]}」`)
  return {
    parts,
    notes:
      missing.length > 0 ? [`見出し${missing.join('')}がないので、その欄はいまのままです。`] : [],
  }
}

const isHeadingOf = (block: RootContent, label: string): boolean =>
  block.type === 'heading' && toString(block).replaceAll(/\s/g, '') === label

/** Headings stand one level below that of their part. */
const raised = (block: RootContent): RootContent =>
  block.type === 'heading' && block.depth > 1
    ? { ...block, depth: (block.depth - 1) as typeof block.depth }
    : block

/** A 業務フロー that came as its table, as lines again; empty where it came otherwise. */
function flowText(blocks: readonly RootContent[]): string {
  const table = blocks.find((block): block is Table => block.type === 'table')
  const [head, ...rows] = (table?.children ?? []).map((row) =>
    row.children.map((cell) => toString(cell).trim()),
  )
  const columns = FLOW_HEAD.slice(1).map((name) => head?.indexOf(name) ?? -1)
  if (!head || columns[0]! < 0 || columns[1]! < 0) return ''
  return rows
    .map((cells) =>
      columns
        .map((at) => cells[at] ?? '')
        .join('｜')
        .replace(/｜+$/, ''),
    )
    .filter(Boolean)
    .join('\n')
}

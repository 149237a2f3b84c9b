import { can } from '@/access/capabilities'
import { textPdf } from '@/documents/text-pdf'
import { contentOf, PARTS, partsOf } from '@/domain/knowledge/content'
import { flowSteps } from '@/domain/knowledge/flow'
import { formatEra } from '@/domain/time/format'

import { recordReading } from '../audit/read'
import { caseById } from '../cases/move'
import type { ServiceContext } from '../context'
import { type Output, pdfOutput } from '../lists/files'

import { textForMe } from './readers'
import { textVersion } from './versions/case'
import { textById, type Version } from './versions/start'

/** A version and what is said of it on its first page. */
type ToPrint = { version: Version; notes: string[]; rights: string }

/**
 * What is in force for whoever reads it, any version for those who answer for texts; noted as read.
 * @throws DomainError NOT_FOUND
 */
export async function versionToPrint(
  ctx: ServiceContext,
  id: string,
  purpose: string,
): Promise<ToPrint> {
  if (!can(ctx.user, 'texts.read')) await textForMe(ctx, id)
  const version = (await caseById(ctx, textVersion, id)) as Version
  const text = await textById(ctx, String(version.text))
  const approved = version.state === 'approved'
  await recordReading(ctx, { kind: 'print', what: version.question, count: 1, purpose })
  return {
    version,
    notes: [
      `第${version.number}版　${
        approved ? '市の承認済み' : `未承認（${textVersion.states[version.state].label}）`
      }`,
      approved && version.approvedOn
        ? `承認日 ${formatEra(version.approvedOn)}　施行日 ${formatEra(version.effectiveOn ?? version.approvedOn)}`
        : '',
      `担当 ${text.owner}${text.suppliedByCity ? '　市から提供' : ''}`,
    ].filter(Boolean),
    rights: text.rightsNote ?? '',
  }
}

/**
 * A text as a PDF for paper (KB-11), with its state on the first page.
 * @throws DomainError NOT_FOUND
 */
export async function manualFile(ctx: ServiceContext, id: string): Promise<Output> {
  const { version, notes, rights } = await versionToPrint(ctx, id, 'マニュアルの印刷')
  const content = contentOf(version)
  const names = partsOf(version.kind).filter((name) => name !== 'question')
  return pdfOutput(
    version.question,
    await textPdf({
      ...{ title: version.question, notes, rights },
      parts: names.map((name) => ({
        label: names.length > 1 ? PARTS[name] : '',
        text: content[name],
        steps: name === 'flow' ? flowSteps(content.flow) : null,
      })),
    }),
  )
}

import { can } from '@/access/capabilities'
import { textPdf } from '@/documents/text-pdf'
import { contentOf, PARTS, partsOf } from '@/domain/knowledge/content'
import { formatEra } from '@/domain/time/format'

import { recordReading } from '../audit/read'
import { caseById } from '../cases/move'
import type { ServiceContext } from '../context'
import { type Output, pdfOutput } from '../lists/files'

import { textForMe } from './readers'
import { textVersion } from './versions/case'
import { textById, type Version } from './versions/start'

/**
 * A text as a PDF for paper (KB-11): what is in force for whoever reads it, any version for those who
 * answer for texts, with its state on the first page.
 * @throws DomainError NOT_FOUND
 */
export async function manualFile(ctx: ServiceContext, id: string): Promise<Output> {
  if (!can(ctx.user, 'texts.read')) await textForMe(ctx, id)
  const version = (await caseById(ctx, textVersion, id)) as Version
  const text = await textById(ctx, String(version.text))
  const content = contentOf(version)
  const approved = version.state === 'approved'
  await recordReading(ctx, {
    kind: 'print',
    what: version.question,
    count: 1,
    purpose: 'マニュアルの印刷',
  })
  const names = partsOf(version.kind).filter((name) => name !== 'question')
  return pdfOutput(
    version.question,
    textPdf({
      title: version.question,
      notes: [
        `第${version.number}版　${
          approved ? '市の承認済み' : `未承認（${textVersion.states[version.state].label}）`
        }`,
        approved && version.approvedOn
          ? `承認日 ${formatEra(version.approvedOn)}　施行日 ${formatEra(version.effectiveOn ?? version.approvedOn)}`
          : '',
        `担当 ${text.owner}${text.suppliedByCity ? '　市から提供' : ''}`,
      ].filter(Boolean),
      parts: names.map((name) => ({
        label: names.length > 1 ? PARTS[name] : '',
        text: content[name],
      })),
      rights: text.rightsNote ?? '',
    }),
  )
}

import { recordPdf } from '@/documents/record-pdf'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatForLanguage } from '@/domain/time/format'
import { CHECK_ANSWERS } from '@/kit/case/moves'
import type { CaseRow } from '@/kit/case/types'

import { recordReading } from '../audit/read'
import type { ServiceContext } from '../context'
import { type Output, pdfOutput } from '../lists/files'
import { officeNames } from '../settings/office-names'

import { columnsOf } from './columns'
import type { PlainKind } from './kind'
import { caseById } from './move'
import { oneNow } from './one'
import { kindNow } from './rules'

const inWords = (instant: Date): string =>
  formatForLanguage(tokyoDateOf(instant), tokyoTimeOf(instant), 'ja')

/**
 * One record on paper, as a report that is handed in (CC-13): the fields that its file has, those that
 * the city added, the steps, and who did what. The log gets its purpose (AU-06).
 * @throws DomainError NOT_FOUND (also for another office's), and as `checkedPurpose`
 */
export async function paperOfCase<R extends CaseRow>(
  ctx: ServiceContext,
  plain: PlainKind<R>,
  id: string,
  purpose: string,
): Promise<Output> {
  const kind = await kindNow(ctx, plain)
  const { case: rules, list } = kind
  const row = await caseById(ctx, rules, id)
  const one = await oneNow(ctx, kind, id)
  const offices = await officeNames(ctx)
  const columns = columnsOf(ctx.payload, rules, list.columns, offices)
  const name = rules.name(row)
  await recordReading(ctx, {
    kind: 'print',
    what: `${rules.label} ${name}`,
    count: 1,
    purpose,
    target: `${rules.slug}/${id}`,
  })
  const words = columns.map(({ header, value }) => ({
    label: header,
    value: String(value({ ...row, lacks: one.row.lacks } as Record<string, unknown>)),
  }))
  const doc = recordPdf({
    title: `${rules.label} ${name}`,
    notes: [`目的: ${purpose}　出力: ${inWords(ctx.now())} ${ctx.actor.name}`],
    fields: [...words, ...one.extra.map(({ label, value }) => ({ label, value }))].filter(
      ({ value }) => value !== '',
    ),
    parts: [
      {
        heading: '手順',
        entries: one.checks.map(({ text, answer, reason, by, at }) => ({
          label: CHECK_ANSWERS.find(({ value }) => value === answer)?.label ?? 'まだ',
          value: [text, reason, at ? `${inWords(new Date(at))} ${by ?? ''}` : '']
            .filter(Boolean)
            .join('\n'),
        })),
      },
      {
        heading: '経過',
        entries: [...one.history].reverse().map(({ at, by, what, to, note }) => ({
          label: `${inWords(new Date(at))}\n${by}`,
          value: [`${what}（${to}）`, note].filter(Boolean).join('\n'),
        })),
      },
    ],
  })
  return pdfOutput(`${rules.label}_${name}`, doc)
}

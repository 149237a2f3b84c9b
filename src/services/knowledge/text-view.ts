import { can } from '@/access/capabilities'
import { CHANGE_KIND } from '@/domain/knowledge/vocabulary'
import { LANGUAGES } from '@/domain/languages'
import { tokyoDateOf } from '@/domain/time/civil'
import { formatEra } from '@/domain/time/format'

import type { ServiceContext } from '../context'

import { readersOfText, type TextReaders } from './readers'
import { type LinkedText, noticesOf, type RevisedText, revisedBy } from './revisions'
import { textVersion } from './versions/case'
import { textById, type Version, versionsOf } from './versions/start'

export type VersionLine = {
  id: string
  number: number
  language: string
  state: string
  isInForce: boolean
  isDraft: boolean
  change: string
  effectiveOn: string
  approved: string
}

export type TextView = {
  versions: VersionLine[]
  readers: TextReaders | null
  /** Of a change of law: what it revises, and by which version that was done (KB-07). */
  revises: RevisedText[]
  /** The changes of law that revise this text. */
  notices: LinkedText[]
  mayEdit: boolean
}

const day = (on: string | null | undefined): string => (on ? formatEra(on) : '')

/** A text's versions and who has read the one in force, for its page. @throws DomainError NOT_FOUND */
export async function textView(ctx: ServiceContext, id: string): Promise<TextView> {
  const text = await textById(ctx, id)
  const versions = await versionsOf(ctx, id)
  const today = tokyoDateOf(ctx.now())
  const isUsed = !text.retiredOn || text.retiredOn > today
  const inForce = new Set<string>()
  const seen = new Set<string>()
  for (const one of versions) {
    if (one.state !== 'approved' || (one.effectiveOn ?? '') > today || seen.has(one.language))
      continue
    seen.add(one.language)
    if (isUsed) inForce.add(String(one.id))
  }
  return {
    versions: versions.map((one) => lineOf(one, inForce)),
    readers: await readersOfText(ctx, id),
    revises: await revisedBy(ctx, text, versions),
    notices: await noticesOf(ctx, id),
    mayEdit: can(ctx.user, 'faq.edit'),
  }
}

const lineOf = (one: Version, inForce: ReadonlySet<string>): VersionLine => ({
  id: String(one.id),
  number: one.number,
  language: LANGUAGES[one.language].label,
  state: inForce.has(String(one.id))
    ? '公開中'
    : (textVersion.states[one.state]?.label ?? one.state),
  isInForce: inForce.has(String(one.id)),
  isDraft: one.state === 'draft' || one.state === 'returned',
  change: [one.changeKind ? CHANGE_KIND[one.changeKind] : '', one.changeNote ?? '']
    .filter(Boolean)
    .join('：'),
  effectiveOn: day(one.effectiveOn),
  approved: [day(one.approvedOn), one.approvedBy ?? ''].filter(Boolean).join(' '),
})

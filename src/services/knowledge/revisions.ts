import { findRows } from '@/db/atomic'
import { relationIds } from '@/lib/relations'

import type { ServiceContext } from '../context'

import type { TextRow, Version } from './versions/start'

export type LinkedText = { id: string; title: string }
/** `version`: the newest that the city has approved since the notice; null where it is still to come. */
export type RevisedText = LinkedText & { version: number | null }

const linkOf = ({ id, title }: TextRow): LinkedText => ({ id: String(id), title })

/**
 * The texts that a change of law revises, each with the version that reflects it, so that the city sees
 * from the notice what is still to be written (KB-07).
 */
export async function revisedBy(
  ctx: ServiceContext,
  notice: TextRow,
  ownVersions: readonly Version[],
): Promise<RevisedText[]> {
  const ids = relationIds(notice.revises)
  if (notice.kind !== 'notice' || ids.length === 0) return []
  const agreed = ownVersions
    .flatMap(({ approvedOn }) => approvedOn ?? [])
    .sort()
    .at(0)
  const [texts, versions] = await Promise.all([
    findRows<TextRow>(ctx.payload, 'texts', { id: { in: ids } }, { sort: ['order', 'id'] }),
    agreed
      ? findRows<Version>(
          ctx.payload,
          'text-versions',
          {
            and: [
              { text: { in: ids } },
              { state: { equals: 'approved' } },
              { approvedOn: { greater_than_equal: agreed } },
            ],
          },
          { sort: '-number' },
        )
      : [],
  ])
  return texts.map((text) => ({
    ...linkOf(text),
    version: versions.find((one) => one.text === String(text.id))?.number ?? null,
  }))
}

/** The changes of law that revise a text: why its page reads as it does (KB-07). */
export async function noticesOf(ctx: ServiceContext, id: string): Promise<LinkedText[]> {
  const notices = await findRows<TextRow>(
    ctx.payload,
    'texts',
    { kind: { equals: 'notice' } },
    { sort: ['order', 'id'] },
  )
  return notices.filter(({ revises }) => relationIds(revises).includes(id)).map(linkOf)
}

import type { Acts, Short } from './people'

type Roles = {
  read: Short[]
  output: Short[]
  /** Who mends the fields that the city has added. */
  edit: Short[]
  begin?: Short[]
  /** By the name of the move. */
  moves: Record<string, Short[]>
  /** Moves that are made of many at once. */
  many?: string[]
}

/** The acts of one case kind, with the roles written by hand. */
export const caseActs = (
  slug: string,
  { read, output, edit, begin, moves, many = [] }: Roles,
): Acts => ({
  ...(begin ? { [`post /ops/cases/${slug}`]: begin } : {}),
  [`get /ops/cases/${slug}`]: read,
  [`get /ops/cases/${slug}/counts`]: read,
  [`get /ops/cases/${slug}/output`]: output,
  [`get /ops/cases/${slug}/:id`]: read,
  [`get /ops/cases/${slug}/:id/paper`]: output,
  [`post /ops/cases/${slug}/:id/edit`]: edit,
  ...Object.fromEntries(
    Object.entries(moves).flatMap(([move, roles]) => [
      [`post /ops/cases/${slug}/:id/${move}`, roles],
      ...(many.includes(move) ? [[`post /ops/cases/${slug}/many/${move}`, roles]] : []),
    ]),
  ),
})

/** The files beside a kind's records: who reads them, and who adds and takes away. */
export const fileActs = (slug: string, reads: Short[], adds: Short[]): Acts => ({
  [`get /ops/cases/${slug}/:id/files/:file`]: reads,
  [`post /ops/cases/${slug}/:id/files`]: adds,
  [`post /ops/cases/${slug}/:id/files/:file/remove`]: adds,
})

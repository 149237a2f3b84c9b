import type { RowLinks } from '../cases/kind'
import type { ServiceContext } from '../context'

/** The way from a record to the run that it is about, where it is about one. */
export const runLinks = (
  _: ServiceContext,
  rows: readonly { id: string; run?: string | null }[],
): Promise<Map<string, RowLinks>> =>
  Promise.resolve(
    new Map(
      rows.flatMap(({ id, run }) =>
        run
          ? [[String(id), { links: [{ label: '移送へ', href: `/admin/transport?run=${run}` }] }]]
          : [],
      ),
    ),
  )

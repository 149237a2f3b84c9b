import Link from 'next/link'

import type { WorkOfKind } from '@/services/cases/work'
import { cases } from '@/services/dashboard/tile'

/** What waits for this person, kind by kind, with the way to where it is worked off (対応待ち). */
export function WorkTiles({ kinds }: { kinds: WorkOfKind[] }) {
  const all = kinds.reduce((sum, { total }) => sum + total, 0)
  return (
    <section aria-labelledby="work">
      <h2 id="work">対応待ち {cases(all)}</h2>
      {all === 0 ? (
        <p className="mg-note mg-note--good">あなたの対応を待っているものはありません。</p>
      ) : (
        <ul className="mg-tiles mg-tiles--low">
          {kinds.map(({ shape, total, late }) => (
            <li key={shape.slug} className="mg-tile mg-tile--act">
              <Link href={`/admin/work#work-${shape.slug}`} prefetch={false}>
                <span>{shape.title}</span>
                <strong>{cases(total)}</strong>
                {late > 0 ? <em className="mg-tag mg-tag--bad">期限超過 {cases(late)}</em> : null}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

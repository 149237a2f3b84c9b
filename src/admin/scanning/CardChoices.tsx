'use client'

import type { CardChoice } from '@/services/cards/find-card'

type Props = { choices: CardChoice[]; busy?: boolean; onChoose: (card: string) => void }

/**
 * All cards that a number fits. The focus stays in the scan field: an Enter too many must not choose
 * the first one, and the next scan is taken as ever.
 */
export const CardChoices = ({ choices, busy, onChoose }: Props) => (
  <ul className="st-choices" aria-label="当てはまるカード">
    {choices.map(({ id, number, status, why }) => (
      <li key={id}>
        <button type="button" className="mg-button" disabled={busy} onClick={() => onChoose(id)}>
          {number}　{status}　{why}
        </button>
      </li>
    ))}
  </ul>
)

import type { DayRow } from '@/services/reception/day-row'

/** From the visitor to the card: the handover opens with this booking. */
export const ToHandover = ({ row }: { row: DayRow }) => (
  <a
    className="rc-handover"
    href={`/admin/handover?q=${encodeURIComponent(row.number)}`}
    aria-label={`${row.numberSpoken} 交付へ`}
  >
    交付へ
  </a>
)

import { FLOW, type FlowKey } from '@/domain/cards/flow'

/** Where the work of each step is done. */
const PAGES: Record<FlowKey, string> = {
  receive: '/admin/station',
  inspect: '/admin/station',
  prepare: '/admin/station',
  place: '/admin/station',
  transport: '/admin/transport',
  arrive: '/admin/transport',
  notify: '/admin/print',
  book: '/admin/lists',
  pull: '/admin/station',
  issue: '/admin/reception',
}

/** 「作業の流れ」: where this page stands between the delivered box and the citizen's hand (CD-24). */
export const CardFlow = ({ now }: { now: FlowKey[] }) => (
  <nav className="tr-flow" aria-label="作業の流れ">
    <h2>作業の流れ</h2>
    <ol>
      {FLOW.map(({ key, label, where }, at) => {
        const isNow = now.includes(key)
        return (
          <li
            key={key}
            className={isNow ? 'is-now' : undefined}
            aria-current={isNow ? 'step' : undefined}
          >
            <a href={PAGES[key]}>
              <span aria-hidden="true">{at + 1}</span>
              <b>{label}</b>
              <small>{where}</small>
            </a>
          </li>
        )
      })}
    </ol>
  </nav>
)

/** Steps of the card centre and the wards, in the order of the work (CD-24). */
const STEPS: { key: string; label: string; where: string; href: string }[] = [
  { key: 'receive', label: '受入れ', where: 'カードセンター', href: '/admin/station' },
  { key: 'inspect', label: '検品', where: 'カードセンター', href: '/admin/station' },
  { key: 'prepare', label: '交付前設定', where: 'カードセンター', href: '/admin/station' },
  { key: 'place', label: '保管', where: 'カードセンター', href: '/admin/station' },
  { key: 'transport', label: '移送', where: 'カードセンター → 区', href: '/admin/transport' },
  { key: 'arrive', label: '区で受入れ', where: '区役所', href: '/admin/transport' },
  { key: 'notify', label: '交付通知書発送', where: '区役所', href: '/admin/print' },
  { key: 'book', label: '予約', where: '市民・電話', href: '/admin/lists' },
  { key: 'pull', label: '引き出し', where: '区役所', href: '/admin/station' },
  { key: 'issue', label: '交付', where: '区役所', href: '/admin/reception' },
]

/** 「作業の流れ」: where this page stands between the delivered box and the citizen's hand. */
export const CardFlow = ({ now }: { now: string[] }) => (
  <nav className="tr-flow" aria-label="作業の流れ">
    <h2>作業の流れ</h2>
    <ol>
      {STEPS.map(({ key, label, where, href }, at) => {
        const isNow = now.includes(key)
        return (
          <li
            key={key}
            className={isNow ? 'is-now' : undefined}
            aria-current={isNow ? 'step' : undefined}
          >
            <a href={href}>
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

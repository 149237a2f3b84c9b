const PATHS = {
  globe:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 0c3 3 3 15 0 18m0-18c-3 3-3 15 0 18M3.5 9h17m-17 6h17',
  phone:
    'M6.5 3h3l1.5 5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 5 1.5v3a2 2 0 0 1-2.2 2A17 17 0 0 1 4.5 5.2 2 2 0 0 1 6.5 3Z',
  warning: 'M12 3 2 20h20L12 3Zm0 7v5m0 2.5v.5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 7v7m0-10v.5',
  done: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-4 9.5 3 3 5.5-6.5',
  circle: 'M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z',
  triangle: 'M12 5 4 19h16L12 5Z',
  cross: 'm6 6 12 12M18 6 6 18',
  minus: 'M6 12h12',
  calendar: 'M4 6h16v14H4V6Zm0 4h16M8 3v5m8-5v5',
  left: 'm14 6-6 6 6 6',
  right: 'm10 6 6 6-6 6',
} as const
export type IconName = keyof typeof PATHS

/** A drawing beside words that say the same; screen readers skip it. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg
    className={`icon icon-${name}`}
    viewBox="0 0 24 24"
    width="24"
    height="24"
    aria-hidden="true"
  >
    <path
      d={PATHS[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
    />
  </svg>
)

/** A window with a counter: the product's sign, also the favicon. */
// As large as its place allows: on a phone the path's first link is smaller and cuts off the rest.
export const Icon = ({ size = 18 }: { size?: number }) => (
  <svg
    width={size}
    height={size}
    style={{ maxWidth: '100%', maxHeight: '100%' }}
    viewBox="0 0 32 32"
    role="img"
    aria-label="スタートへ"
  >
    <rect width="32" height="32" rx="7" fill="#0b3f91" />
    <path d="M7 7h18v13H7z" fill="none" stroke="#fff" strokeWidth="2.2" />
    <path d="M16 7v13M4.5 24h23" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" />
  </svg>
)

import { Icon } from './Icon'

/** 窓口 Madoguchi, for the menu and the login. */
export const Logo = () => (
  <span style={{ display: 'inline-flex', alignItems: 'center', gap: 10, lineHeight: 1.1 }}>
    <Icon size={32} />
    <span style={{ display: 'flex', flexDirection: 'column' }}>
      <strong style={{ fontSize: 20, letterSpacing: '0.08em' }}>窓口</strong>
      <span style={{ fontSize: 11, letterSpacing: '0.12em' }}>Madoguchi</span>
    </span>
  </span>
)

import type { ServerProps } from 'payload'

import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'

/** The working screens at the top of the panel's menu, for those who may use them (OP-08). */
export function WorkLinks({ user }: ServerProps) {
  const staff = user as unknown as StaffUser | null
  const links = [
    { href: '/admin/desk', label: '電話予約', shown: can(staff, 'booking.read') },
    { href: '/admin/reception', label: '受付', shown: can(staff, 'booking.reception') },
  ].filter((link) => link.shown)
  if (links.length === 0) return null
  return (
    <div className="nav-work" role="group" aria-label="窓口の仕事">
      {links.map(({ href, label }) => (
        <a key={href} href={href} className="nav__link nav-work__link">
          <span className="nav__link-label">{label}</span>
        </a>
      ))}
    </div>
  )
}

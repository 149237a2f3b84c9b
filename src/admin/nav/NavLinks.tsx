'use client'

import { Link } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'

import type { MenuGroup } from './menu'

const isHere = (href: string, path: string): boolean =>
  href === '/admin' ? path === href : path === href || path.startsWith(`${href}/`)

export function NavLinks({ groups }: { groups: MenuGroup[] }) {
  const path = usePathname()
  return (
    <nav aria-label="メニュー">
      {groups.map((group) => (
        <section key={group.label}>
          <h2>{group.label}</h2>
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  prefetch={false}
                  aria-current={isHere(item.href, path) ? 'page' : undefined}
                >
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

'use client'

import { Link } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'

import type { MenuGroup } from './menu'

const isHere = (href: string, path: string): boolean =>
  href === '/admin' ? path === href : path === href || path.startsWith(`${href}/`)

export function NavLinks({ groups }: { groups: MenuGroup[] }) {
  const path = usePathname()
  // A page below another is its own place: カードの取り込み is not カードを探す.
  const here = groups
    .flatMap(({ items }) => items.map(({ href }) => href))
    .filter((href) => isHere(href, path))
    .sort((a, b) => b.length - a.length)[0]
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
                  aria-current={item.href === here ? 'page' : undefined}
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

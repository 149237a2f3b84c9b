'use client'

import { Link } from '@payloadcms/ui'
import { usePathname } from 'next/navigation.js'
import { useId } from 'react'

import { hereOf } from './here'
import type { MenuGroup, MenuItem } from './menu'
import { useFolded } from './useFolded'

/** The menu's groups, each of which folds; of a folded one only the page that is open stays. */
export function NavLinks({ groups, user }: { groups: MenuGroup[]; user: string }) {
  const path = usePathname()
  const [folded, fold] = useFolded(user)
  const here = hereOf(
    groups.flatMap(({ items }) => items.map(({ href }) => href)),
    path,
  )
  const names = groups.map(({ label }) => label)
  const isAnyOpen = names.some((name) => !folded.includes(name))
  return (
    <nav aria-label="メニュー">
      {groups.map((group) => (
        <Group
          key={group.label}
          group={group}
          here={here}
          isOpen={!folded.includes(group.label)}
          onFold={() => fold(toggled(folded, group.label))}
        />
      ))}
      {names.length > 1 ? (
        <button type="button" className="mg-nav-all" onClick={() => fold(isAnyOpen ? names : [])}>
          {isAnyOpen ? 'すべてたたむ' : 'すべて開く'}
        </button>
      ) : null}
    </nav>
  )
}

const toggled = (folded: readonly string[], group: string): string[] =>
  folded.includes(group) ? folded.filter((one) => one !== group) : [...folded, group]

type GroupProps = {
  group: MenuGroup
  here: string | undefined
  isOpen: boolean
  onFold: () => void
}

function Group({ group, here, isOpen, onFold }: GroupProps) {
  const list = useId()
  const current = group.items.filter(({ href }) => href === here)
  return (
    <section>
      <h2>
        <button type="button" aria-expanded={isOpen} aria-controls={list} onClick={onFold}>
          {group.label}
        </button>
      </h2>
      <Items id={list} items={group.items} here={here} hidden={!isOpen} />
      {isOpen || current.length === 0 ? null : <Items items={current} here={here} />}
    </section>
  )
}

type ItemsProps = { id?: string; items: MenuItem[]; here: string | undefined; hidden?: boolean }

const Items = ({ id, items, here, hidden }: ItemsProps) => (
  <ul id={id} hidden={hidden}>
    {items.map(({ href, label }) => (
      <li key={href}>
        <Link href={href} prefetch={false} aria-current={href === here ? 'page' : undefined}>
          {label}
        </Link>
      </li>
    ))}
  </ul>
)

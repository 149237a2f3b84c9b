'use client'

import Link from 'next/link'
import type { CSSProperties, ReactNode } from 'react'

import type { DeskCatalogue } from '@/services/desk/catalogue'

import { JumpButton } from '../jump/JumpButton'

import './work.css'

type Props = {
  catalogue: DeskCatalogue
  current: 'desk' | 'reception'
  /** What stands at the right of the header: channel, office, clock. */
  tools?: ReactNode
  children: ReactNode
}

/** Frame of the working screens: no menu of the panel, so that the work has all the room. */
export function WorkShell({ catalogue, current, tools, children }: Props) {
  const tabs = [
    { key: 'desk', href: '/admin/desk', label: '電話予約', shown: catalogue.may.phone },
    {
      key: 'reception',
      href: '/admin/reception',
      label: '受付',
      shown: catalogue.may.reception && catalogue.bookingModule,
    },
    { key: 'handover', href: '/admin/handover', label: '交付', shown: catalogue.may.handover },
  ]
  return (
    <div className="wk" style={{ '--scale': catalogue.user.scale } as CSSProperties}>
      <header className="wk-head">
        <nav className="wk-tabs" aria-label="画面の切り替え">
          {tabs
            .filter((tab) => tab.shown)
            .map((tab) => (
              <a
                key={tab.key}
                href={tab.href}
                aria-current={tab.key === current ? 'page' : undefined}
              >
                {tab.label}
              </a>
            ))}
          <Link href="/admin" prefetch={false}>
            管理画面
          </Link>
        </nav>
        <div className="wk-tools">
          <JumpButton />
          {tools}
          <span className="wk-user">{catalogue.user.name}</span>
        </div>
      </header>
      {children}
    </div>
  )
}

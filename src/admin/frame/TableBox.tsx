import type { ReactNode } from 'react'

type Props = { label: string; className?: string; children: ReactNode }

/** A table that may be wider than the screen: the keyboard can reach and scroll it. */
export const TableBox = ({ label, className = '', children }: Props) => (
  <div className={`mg-table-wrap ${className}`} role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
)

import type { ReactNode } from 'react'

import { Icon } from './Icon'

/** Something to know on this page; no error. */
export const Notice = ({ children }: { children: ReactNode }) => (
  <div className="notice">
    <Icon name="info" />
    <div>{children}</div>
  </div>
)

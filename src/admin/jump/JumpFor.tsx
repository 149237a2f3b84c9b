import type { StaffUser } from '@/access/roles'

import { menuFor } from '../nav/menu'
import { shortcutsFor } from '../start/tasks'

import { Jump } from './Jump'

/** The jump box with what this person's menu and start page give. */
export const JumpFor = ({ user }: { user: StaffUser }) => (
  <Jump
    groups={[...menuFor(user), { label: '設定の近道', items: shortcutsFor(user) }]}
    user={String(user.id)}
  />
)

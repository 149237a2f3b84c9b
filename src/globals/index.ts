import type { GlobalConfig } from 'payload'

import { auditGlobalChange } from '@/hooks/audit-config'

import { refuseLockOut } from '@/hooks/refuse-lock-out'

import { CitySettings } from './CitySettings'

export const globals: GlobalConfig[] = [
  { ...CitySettings, hooks: { beforeChange: [refuseLockOut], afterChange: [auditGlobalChange] } },
]

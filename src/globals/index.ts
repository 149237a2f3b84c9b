import type { GlobalConfig } from 'payload'

import { auditGlobalChange } from '@/hooks/audit-config'

import { CitySettings } from './CitySettings'

export const globals: GlobalConfig[] = [
  { ...CitySettings, hooks: { afterChange: [auditGlobalChange] } },
]

import type { GlobalConfig } from 'payload'

import { auditGlobalChange } from '@/hooks/audit-config'
import { guardBaseUrl } from '@/hooks/base-url'
import { dropShortCacheOfGlobal } from '@/hooks/drop-short-cache'

import { refuseLockOut } from '@/hooks/refuse-lock-out'

import { CitySettings } from './CitySettings'

export const globals: GlobalConfig[] = [
  {
    ...CitySettings,
    hooks: {
      beforeChange: [refuseLockOut, guardBaseUrl],
      afterChange: [dropShortCacheOfGlobal, auditGlobalChange],
    },
  },
]

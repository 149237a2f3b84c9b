'use client'

import { useAuth, useConfig } from '@payloadcms/ui'

import { type Capabilities, type Capability, grants } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'

/**
 * What the person at the screen may do, in the browser. The areas stand on the server, so the table
 * comes with the panel's settings (`admin.custom`).
 */
export function useMay(): (capability: Capability) => boolean {
  const { user } = useAuth()
  const { config } = useConfig()
  const table = (config.admin.custom?.capabilities ?? {}) as Capabilities
  return (capability) => grants(table, user as StaffUser | null, capability)
}

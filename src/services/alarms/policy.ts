import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import type { Role } from '@/access/roles'
import type { AlertChannel } from '@/domain/alarms/delivery'

import type { ServiceContext } from '../context'

import type { AlertRow } from './alerts/raise'

export type Step = {
  contacts: string[]
  roles: Role[]
  channels: AlertChannel[]
  waitMinutes: number
  allMustAnswer: boolean
}

export type Policy = { steps: Step[]; takeOverMinutes: number }

/** Told where the city has no policy for an alert, or none that anybody can be reached by. */
export const FALLBACK: Policy = {
  steps: [
    {
      contacts: [],
      roles: ['city-admin', 'supervisor'],
      channels: ['mail', 'panel'],
      waitMinutes: 5,
      allMustAnswer: false,
    },
    {
      contacts: [],
      roles: ['vendor-manager'],
      channels: ['mail', 'panel'],
      waitMinutes: 5,
      allMustAnswer: false,
    },
  ],
  takeOverMinutes: 30,
}

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? String((value as { id: unknown }).id)
    : String(value)

const planOf = ({ steps, takeOverMinutes }: Stored<'alert-policies'>): Policy => ({
  steps: (steps ?? []).map((step) => ({
    contacts: (step.contacts ?? []).map(idOf),
    roles: step.roles ?? [],
    channels: step.channels ?? [],
    waitMinutes: Math.max(1, step.waitMinutes ?? 5),
    allMustAnswer: step.allMustAnswer === true,
  })),
  takeOverMinutes: takeOverMinutes ?? 0,
})

/** How people are told of this alert: by the policy that it names, else by that of its severity. */
export async function policyOf(
  ctx: ServiceContext,
  alert: Pick<AlertRow, 'policy' | 'severity'>,
): Promise<Policy> {
  const rows = await findRows<Stored<'alert-policies'>>(
    ctx.payload,
    'alert-policies',
    { active: { equals: true } },
    { sort: 'code' },
  )
  const row =
    rows.find(({ code }) => alert.policy && code === alert.policy) ??
    rows.find(({ severities }) => severities?.includes(alert.severity))
  const policy = row && planOf(row)
  return policy && policy.steps.length > 0 ? policy : FALLBACK
}

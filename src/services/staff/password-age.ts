import type { Payload } from 'payload'

import { updateWhere } from '@/db/atomic'
import { MS_PER_DAY } from '@/domain/time/civil'

import { clockOf } from '../context'
import { readCitySettings } from '../settings/read-settings'

type Account = {
  id: string
  passwordChangedAt?: string | null
  mustChangePassword?: boolean | null
}

/**
 * Asks for a new password when the city wants them changed every so many days (AC-17).
 * @returns whether the account has to change its password now
 */
export async function mustChangePassword(payload: Payload, account: Account): Promise<boolean> {
  if (account.mustChangePassword) return true
  const { passwordMaxDays } = await readCitySettings(payload)
  if (!passwordMaxDays || !account.passwordChangedAt) return false
  const due = new Date(account.passwordChangedAt).getTime() + passwordMaxDays * MS_PER_DAY
  if (clockOf(payload)().getTime() < due) return false
  await updateWhere(payload, 'users', { id: { equals: account.id } }, { mustChangePassword: true })
  return true
}

import type { CollectionConfig } from 'payload'

import { passwordProblem } from '@/domain/staff/password'
import { userMayLogin } from '@/domain/staff/account'
import { tokyoDateOf } from '@/domain/time/civil'
import { refuse } from '@/lib/errors'
import { recordAudit } from '@/services/audit/record'
import { readCitySettings } from '@/services/settings/read-settings'

/** Account rules that hold on every path: panel, API, password reset (AC-02, AC-17, AU-08). */
export const userHooks: CollectionConfig['hooks'] = {
  beforeOperation: [
    async ({ args, operation, req }) => {
      const password = (args as { data?: { password?: unknown } }).data?.password
      const setsPassword =
        ['create', 'update', 'resetPassword'].includes(operation) && typeof password === 'string'
      if (!setsPassword) return args
      const { passwordMinLength } = await readCitySettings(req.payload)
      const problem = passwordProblem(password, passwordMinLength)
      if (problem) throw refuse('PASSWORD_WEAK', problem)
      const data = (args as { data: Record<string, unknown> }).data
      data.passwordChangedAt = new Date().toISOString()
      return args
    },
  ],
  beforeLogin: [
    ({ user }) => {
      if (!userMayLogin(user as never, tokyoDateOf(new Date()))) {
        throw refuse('ACCOUNT_CLOSED', 'このアカウントは使用できません。管理者に連絡してください。')
      }
      return user
    },
  ],
  afterLogin: [
    async ({ req, user }) => {
      await recordAudit(req.payload, {
        action: 'login',
        actorKind: 'staff',
        actor: String(user.id),
        actorName: String(user.name ?? user.username ?? ''),
        target: `users/${user.id}`,
        summary: 'ログイン',
      })
    },
  ],
}

import { z } from 'zod'

import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { qrSvg } from '@/lib/qr'
import { badgeRoster } from '@/services/staff/badges'
import { changeOwnMail, changeOwnPassword } from '@/services/staff/own-account'
import { closeVendor } from '@/services/staff/close-vendor'
import {
  beginFactor,
  confirmFactor,
  disableFactor,
  factorState,
  renewRecovery,
  resetFactor,
  verifyFactor,
} from '@/services/staff/second-factor'

import { staffOperation } from './define'

const codeInput = z.object({ code: z.string().min(1).max(40) })
const self = 'self' as const
/** The present password: longer than any that the rules let through, short for the check. */
const current = z.string().min(1).max(400)

/** End of the vendor's contract: all its accounts at once (AC-16). */
export const closeVendorAccounts = staffOperation({
  method: 'post',
  path: '/ops/staff/close-vendor',
  capability: 'settings.edit',
  handle: async ({ ctx, req }) => ({ closed: await closeVendor(ctx, req) }),
})

/** Name badges: who has one, who has none, who left with one (PR-21). */
export const getBadges = staffOperation({
  method: 'get',
  path: '/ops/staff/badges',
  capability: 'badges.read',
  handle: ({ ctx }) => badgeRoster(ctx),
})

/** How the own account stands with 二段階認証 (AC-17). */
export const getFactor = staffOperation({
  method: 'get',
  path: '/ops/second-factor',
  capability: self,
  handle: ({ ctx }) => factorState(ctx),
})

/** A new secret for the present password, as a QR code and as text for typing. */
export const startFactor = staffOperation({
  method: 'post',
  path: '/ops/second-factor/begin',
  capability: self,
  input: z.object({ current }),
  handle: async ({ ctx, input }) => {
    const { secret, uri } = await beginFactor(ctx, input.current)
    return { secret, qr: qrSvg(uri) }
  },
})

export const finishFactor = staffOperation({
  method: 'post',
  path: '/ops/second-factor/confirm',
  capability: self,
  input: codeInput,
  handle: async ({ ctx, input }) => ({ codes: await confirmFactor(ctx, input.code) }),
})

/** The second step of a login. */
export const giveCode = staffOperation({
  method: 'post',
  path: '/ops/second-factor/verify',
  capability: self,
  input: codeInput,
  handle: ({ ctx, input }) => verifyFactor(ctx, input.code),
})

export const newRecovery = staffOperation({
  method: 'post',
  path: '/ops/second-factor/recovery',
  capability: self,
  input: codeInput,
  handle: async ({ ctx, input }) => ({ codes: await renewRecovery(ctx, input.code) }),
})

export const endFactor = staffOperation({
  method: 'post',
  path: '/ops/second-factor/disable',
  capability: self,
  input: codeInput,
  handle: async ({ ctx, input }) => {
    await disableFactor(ctx, input.code)
    return factorState(ctx)
  },
})

/** A new password for the own account, for the present one (AC-02). */
export const changePassword = staffOperation({
  method: 'post',
  path: '/ops/own-account/password',
  capability: self,
  input: z.object({ current, next: z.string().min(1).max(400) }),
  handle: async ({ ctx, req, input }) => {
    await changeOwnPassword(ctx, req, input)
    return { changed: true }
  },
})

const ownMail = z
  .email()
  .max(254)
  .refine((text) => !containsIndividualNumber(text))

/** The own mail address, for the present password; '' takes it away. */
export const changeMail = staffOperation({
  method: 'post',
  path: '/ops/own-account/mail',
  capability: self,
  input: z.object({ current, mail: z.union([z.literal(''), ownMail]) }),
  handle: async ({ ctx, req, input }) => {
    await changeOwnMail(ctx, req, input)
    return { changed: true }
  },
})

/** For somebody who lost the phone. */
export const clearFactor = staffOperation({
  method: 'post',
  path: '/ops/staff/:id/reset-second-factor',
  capability: 'users.manage',
  handle: async ({ ctx, params }) => {
    await resetFactor(ctx, params.id ?? '')
    return { reset: true }
  },
})

export const staffEndpoints = [
  getBadges,
  closeVendorAccounts,
  getFactor,
  startFactor,
  finishFactor,
  giveCode,
  newRecovery,
  endFactor,
  clearFactor,
  changePassword,
  changeMail,
]

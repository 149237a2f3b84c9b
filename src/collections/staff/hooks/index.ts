import type { CollectionConfig } from 'payload'

import { refuseOwnStamps } from '@/hooks/own-stamps'

import { guardChange, noteAsked, releaseGuard } from './change'
import { liftLimits, limitLogin } from './limits'
import { afterLogin, beforeLogin, limitsFromSettings, logRefusedLogin } from './login'
import { checkPassword, logPassword, notePassword } from './password'
import { endSessions, hideEndedSessions, stampGuards } from './session'

/** Account rules that hold on every path: panel, API, password reset (AC-01…AC-17, AU-08). */
export const userHooks: CollectionConfig['hooks'] = {
  beforeOperation: [noteAsked, limitsFromSettings, limitLogin, checkPassword],
  beforeValidate: [refuseOwnStamps],
  beforeChange: [notePassword, guardChange, endSessions],
  afterChange: [releaseGuard, logPassword],
  afterOperation: [liftLimits],
  afterRead: [hideEndedSessions, stampGuards],
  beforeLogin: [beforeLogin],
  afterLogin: [afterLogin],
  afterError: [logRefusedLogin],
}

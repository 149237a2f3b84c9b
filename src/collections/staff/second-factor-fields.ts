import type { Field } from 'payload'

import { checkbox, integer, json, text } from '@/fields/basic'

const never = () => false
const closed = { read: never, create: never, update: never }

/** Never part of any answer, not even to the panel's own server: services read the stored row. */
const secret = <T extends Field>(field: T): T => ({ ...field, hidden: true, access: closed }) as T

/** Worked out at each reading, never stored; the panel asks it what holds the account (`access/hold`). */
const stamp = (field: Field): Field =>
  ({
    ...field,
    virtual: true,
    access: { read: () => true, create: never, update: never },
  }) as Field

/** What 二段階認証 keeps of an account; written by `services/staff/second-factor` only (AC-17). */
export const secondFactorFields: Field[] = [
  secret(text('totpSecret', 'totpSecret', { hidden: true })),
  secret(text('totpPending', 'totpPending', { hidden: true })),
  /** Time step of the last code: no code opens twice. */
  secret(integer('totpStep', 'totpStep', { hidden: true, defaultValue: 0 })),
  /** Hashes of the passwords before this one (AC-12). */
  secret(json('passwordHistory', 'passwordHistory', { hidden: true })),
  secret(json('recoveryCodes', 'recoveryCodes', { hidden: true })),
  secret(integer('factorRev', 'factorRev', { hidden: true, defaultValue: 0 })),
  // Read by access rules on every request, so these two are part of the account as it is read.
  { ...json('verifiedSids', 'verifiedSids', { hidden: true }), access: closed } as Field,
  stamp(text('secondFactor', 'secondFactor', { hidden: true })),
  stamp(checkbox('outside', 'outside', { hidden: true })),
]

const IGNORED = new Set([
  'updatedAt',
  'createdAt',
  'id',
  'sessions',
  'globalType',
  'loginAttempts',
  'lockUntil',
  'secondFactor',
  'outside',
  'verifiedSids',
  'totpSecret',
  'totpPending',
  'totpStep',
  'recoveryCodes',
  'factorRev',
  // Closed to every form: what a hook is given of a saved record does not have it.
  'presetKey',
])
const MASKED = new Set([
  'password',
  'hash',
  'salt',
  'to',
  'mail',
  'details',
  'file',
  'apiKey',
  'resetPasswordToken',
])

const idOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(idOf)
  if (
    value &&
    typeof value === 'object' &&
    'id' in value &&
    Object.keys(value).length > 3 &&
    'createdAt' in value
  ) {
    return (value as { id: unknown }).id
  }
  return value ?? null
}

/**
 * Field name → [old, new] for everything that differs. Secrets and personal values show only that
 * they changed.
 */
export function changedFields(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, [unknown, unknown]> {
  const changes: Record<string, [unknown, unknown]> = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (IGNORED.has(name)) continue
    const old = idOf(before[name])
    const now = idOf(after[name])
    if (JSON.stringify(old) === JSON.stringify(now)) continue
    changes[name] = MASKED.has(name) ? ['（非表示）', '（変更）'] : [old, now]
  }
  return changes
}

/** How much an alert matters, and whom a policy without a name of its own concerns. */
export const SEVERITY = {
  urgent: '緊急',
  fault: '障害',
  notice: '注意',
} as const

export type Severity = keyof typeof SEVERITY

export const SEVERITY_OPTIONS = Object.entries(SEVERITY).map(([value, label]) => ({ value, label }))

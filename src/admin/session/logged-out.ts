/**
 * What the panel's server functions answer to somebody whose log-in has ended. They have no status of
 * their own, and Payload answers with an empty form instead.
 */
export const NOBODY = { loggedOut: true } as const

export const isNobody = (answer: unknown): boolean =>
  typeof answer === 'object' &&
  answer !== null &&
  'loggedOut' in answer &&
  answer.loggedOut === true

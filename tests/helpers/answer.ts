import { expect } from 'vitest'

/** The body of an answer that must have been a good one; a refusal stands in the message of the failure. */
export async function ok<T>(answer: Promise<Response>): Promise<T> {
  const got = await answer
  const body = (await got.json()) as T
  expect([got.status, got.ok ? '' : body]).toEqual([got.status, ''])
  return body
}

import { containsIndividualNumber } from './individual-number'

/** Ids that machines make: UUIDs of every version, and those of MongoDB. Their digits are by chance. */
const MADE =
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b|\b[0-9a-f]{24}\b/gi

/** A text without the ids in it that machines made. */
export const withoutIds = (text: string): string => text.replace(MADE, '|')

/**
 * May a client name its request so? The name is kept with what the request did, and told again: nobody's
 * individual number may stand there.
 */
export const isRequestId = (text: string): boolean => !containsIndividualNumber(withoutIds(text))

import type { PayloadRequest } from 'payload'

const OWN = 'ownAccountFields'

/**
 * Lets one act write fields of the own account that nobody may write there otherwise
 * (`access/account-fields`). Set by services that have asked for the present password; a request
 * from outside cannot carry it.
 */
export async function actOnOwn<T>(
  req: PayloadRequest,
  fields: string[],
  act: () => Promise<T>,
): Promise<T> {
  req.context[OWN] = fields
  try {
    return await act()
  } finally {
    delete req.context[OWN]
  }
}

/** Fields that the act under way may write on the own account. */
export const ownActFields = (req: PayloadRequest): string[] =>
  (req.context[OWN] as string[] | undefined) ?? []

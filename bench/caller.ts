import { randomUUID } from 'node:crypto'

import { handleEndpoints, type SanitizedConfig } from 'payload'

/** Posts to the public API of this process, without the network. @throws Error for what is refused */
export const callerOf =
  (config: Promise<SanitizedConfig>) =>
  async (path: string, body: object, token = ''): Promise<{ id: string; token: string }> => {
    const response = await handleEndpoints({
      config,
      request: new Request(`http://localhost:3000/api${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify(body),
      }),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as { id: string; token: string }
  }

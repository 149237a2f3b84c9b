import { describe, expect, it } from 'vitest'

import { errorForLog } from '@/lib/log-errors'

/** As the database layer of Payload throws it. */
class FailedQuery extends Error {
  constructor(
    readonly query: string,
    readonly params: unknown[],
    cause: Error,
  ) {
    super(`Failed query: ${query}\nparams: ${params.join(',')}`, { cause })
  }
}

describe('an error in the server’s log', () => {
  it('says which statement failed and where, and none of its values', () => {
    const why = new Error('SQLITE_ERROR: no such column')
    const failed = new FailedQuery(
      'insert into "cards" ("name") values (?)',
      ['川崎　花子', '川崎市\n1番地\n    at home'],
      why,
    )
    const text = JSON.stringify(errorForLog(new Error('not stored', { cause: failed })))
    expect(text).toContain('insert into \\"cards\\"')
    expect(text).toContain('no such column')
    expect(text).toContain('log-errors.spec.ts')
    for (const value of ['花子', '川崎市', '1番地', 'home']) expect(text).not.toContain(value)
  })

  it('keeps what an error of ours carries', () => {
    const refused = Object.assign(new Error('満員です。'), {
      status: 409,
      data: { code: 'SLOT_FULL' },
    })
    expect(errorForLog(refused)).toMatchObject({
      type: 'Error',
      message: '満員です。',
      status: 409,
      data: { code: 'SLOT_FULL' },
    })
    expect(errorForLog('text')).toBe('text')
  })
})

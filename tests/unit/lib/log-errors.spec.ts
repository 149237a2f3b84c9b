import pino, { type Logger, type LoggerOptions } from 'pino'
import { describe, expect, it } from 'vitest'

import { errorForLog, logOptions } from '@/lib/log-errors'

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

  it('says of a refusal which rule it was and of which field, and nothing of what was typed', () => {
    const refused = Object.assign(new Error('メールアドレスの形ではありません: 花子の番号'), {
      status: 400,
      data: {
        code: 'MAIL_INVALID',
        errors: [{ path: 'due.1.mails', message: '花子の番号' }, { path: '花子' }],
      },
    })
    expect(errorForLog(refused)).toEqual({
      type: 'Error',
      status: 400,
      code: 'MAIL_INVALID',
      fields: ['due.1.mails'],
    })
    expect(errorForLog('text')).toBe('text')
  })

  it('tells nothing that was typed of what a library says', () => {
    const thrown = [
      Object.assign(new Error('E11000 duplicate key error index: a_1 dup key: { a: "花子" }'), {
        code: 11000,
        keyValue: { a: '花子' },
      }),
      new Error('Cast to ObjectId failed for value "花子" (type string) at path "_id"'),
      attempt(() => JSON.parse('花子')),
      attempt(() => new URL('花子')),
    ]
    for (const error of thrown) {
      const text = JSON.stringify(errorForLog(error))
      expect(text).not.toContain('花子')
      expect(text).toContain('log-errors.spec.ts')
    }
    expect(errorForLog(thrown[0])).toMatchObject({ code: 11000 })
  })
})

const attempt = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

describe('a line of the server’s log', () => {
  /** What the logger of the product writes for this call. */
  function written(log: (logger: Logger) => void): string {
    let lines = ''
    log(pino(logOptions as LoggerOptions, { write: (line) => void (lines += line) }))
    return lines
  }

  it('AU-03 (part) never holds an individual number, whoever wrote it and wherever it stands', () => {
    const DIGITS = '123456789018'
    const WIDE = '１２３４-５６７８-９０１８'
    const lines = written((logger) => {
      logger.info(`came with ${DIGITS}`)
      logger.error({ msg: 'not kept', id: WIDE, list: [{ [DIGITS]: 1 }], number: Number(DIGITS) })
      logger.error({ err: new Error(`unknown 1234 5678 9018`) })
      logger.warn({ err: Object.assign(new Error('x'), { cause: new Error(WIDE) }) }, DIGITS)
    })
    expect(
      lines
        .trim()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line) as object)),
    ).toHaveLength(4)
    expect(lines).not.toMatch(/1234.?5678.?9018|１２３４.?５６７８.?９０１８/)
    expect(lines).toContain('came with （番号は記録しません）')
  })

  it('keeps ids that machines made, times and other numbers', () => {
    const id = '0199a1b2-c3d4-7e5f-8a6b-123456789018'
    const lines = written((logger) =>
      logger.info({ id, port: 3000, at: '2026-12-07T09:00:00.000Z' }, 'x'),
    )
    for (const text of [id, '3000', '2026-12-07T09:00:00.000Z']) expect(lines).toContain(text)
  })
})

import { expect, it } from 'vitest'

import { keepOps } from '@/admin/shell/useOp'

it('the same press after a lost answer is the same request; one with other words is another', () => {
  const { opOf, answered } = keepOps()
  const first = opOf('begin', { text: '幸区役所を先に' })
  expect(opOf('begin', { text: '幸区役所を先に' })).toBe(first)
  // Its form was closed, or mended, and the server may have stored what was sent first.
  const second = opOf('begin', { text: '中原区役所を先に' })
  expect(second).not.toBe(first)
  expect(opOf('other', { text: '中原区役所を先に' })).not.toBe(second)
  expect(opOf('begin', { text: '中原区役所を先に' })).toBe(second)
  answered('begin')
  expect(opOf('begin', { text: '中原区役所を先に' })).not.toBe(second)
  expect(opOf('none', undefined)).toBe(opOf('none', undefined))
})

it('a request whose answer was lost is the same one again, and after an answer another', async () => {
  const { once } = keepOps()
  const sent: string[] = []
  const lost = (op: string): Promise<void> => {
    sent.push(op)
    return Promise.reject(new Error('no answer'))
  }
  const answered = (op: string): Promise<void> => {
    sent.push(op)
    return Promise.resolve()
  }
  await expect(once('move', { to: 'done' }, lost)).rejects.toThrow('no answer')
  await once('move', { to: 'done' }, answered)
  await once('move', { to: 'done' }, answered)
  expect(sent[1]).toBe(sent[0])
  expect(sent[2]).not.toBe(sent[1])
})

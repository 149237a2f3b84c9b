import { expect, it } from 'vitest'

import { MAIL_STATUS, type MailStatus, mailWords } from '@/domain/mail/kinds'

it('NT-11 (part) only what the mail server has taken is called sent; the rest says why not', () => {
  const states = Object.keys(MAIL_STATUS) as MailStatus[]
  expect(states.filter((state) => mailWords(state).isOut)).toEqual(['sent'])
  expect(states.filter((state) => mailWords(state).isBad)).toEqual([
    'kept',
    'failed',
    'bounced',
    'dropped',
  ])
  for (const state of ['kept', 'failed', 'bounced'] as const)
    expect(mailWords(state).why).not.toBe('')
  // Nobody has to be told what is no longer true.
  expect(mailWords('dropped').why).toBe('')
})

import { afterEach, beforeAll, afterAll, expect, it } from 'vitest'

import { drainOutbox } from '@/services/booking/drain-outbox'
import { sendDueMails } from '@/services/mail/send-mails'
import { closeMailTransport } from '@/services/mail/transport'

import { book, mailsOf } from '../../helpers/bookings'
import { openMailServer, type TestMailServer } from '../../helpers/smtp'
import { addSlot, openWorld, type World } from '../../helpers/world'

let world: World
let server: TestMailServer

beforeAll(async () => {
  world = await openWorld()
  await addSlot(world, { start: '09:00', capacity: 9 })
})
afterEach(async () => {
  closeMailTransport()
  await server.close()
})
afterAll(() => world.close())

/** This machine under a name that does not say so: to the product it is another one. */
const asElsewhere = (url: string) => url.replace('127.0.0.1', '[::ffff:127.0.0.1]')

async function send(url: string) {
  process.env.SMTP_URL = url
  const { id } = await book(world, { start: '09:00', mail: 'hanako@example.jp' })
  await drainOutbox(world.ctx())
  await sendDueMails(world.ctx())
  return (await mailsOf(world, id))[0]!
}

it('AC-10 (part) no mail goes to another machine that does not encrypt; it waits and says why', async () => {
  server = await openMailServer()
  const kept = await send(asElsewhere(server.url))
  expect(server.received).toEqual([])
  expect(kept).toMatchObject({ status: 'queued' })
  expect(kept.lastError).toMatch(/STARTTLS|TLS/)
})

it('AC-10 (part) goes encrypted where the server can, and not under a certificate that nobody signed', async () => {
  server = await openMailServer({ tls: true })
  const refused = await send(asElsewhere(server.url))
  expect(refused.status).toBe('queued')
  expect(server.received).toEqual([])
  closeMailTransport()
  const sent = await send(`${asElsewhere(server.url)}?tls.rejectUnauthorized=false`)
  expect(sent.status).toBe('sent')
  expect(server.received.map(({ encrypted }) => encrypted)).toEqual([true])
})

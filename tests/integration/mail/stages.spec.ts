import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'

import { createScheduler } from '@/jobs/scheduler'
import type { Task } from '@/jobs/task'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { handOver } from '@/services/mail/hand-over'
import { sendDueMails } from '@/services/mail/send-mails'
import { closeMailTransport, mailTransport } from '@/services/mail/transport'

import { book, mailsOf, minutesLater, reservation } from '../../helpers/bookings'
import { openMailServer } from '../../helpers/smtp'
import { type Act, openToldServer, type ToldServer } from '../../helpers/told-smtp'
import { addSlot, openWorld, type World } from '../../helpers/world'

/** How far a mail had come when its try failed decides how often it is tried again. */
let world: World
let server: ToldServer
let noon: Date
beforeAll(async () => {
  world = await openWorld()
  noon = world.clock.now
  server = await openToldServer()
  await addSlot(world, { start: '09:00', capacity: 200 })
})
afterEach(() => {
  closeMailTransport()
  world.clock.now = noon
  server.acts = {}
  server.texts.length = 0
})
afterAll(async () => {
  delete process.env.SMTP_URL
  await server.close()
  await world.close()
})

let addresses = 0
async function queued(): Promise<string> {
  const { id } = await book(world, { start: '09:00', mail: `stage${++addresses}@example.jp` })
  await drainOutbox(world.ctx())
  return id
}

/** Tries one mail so often, each time when it is due. @returns the pauses, and how it stood at the end */
async function triedAt(url: string, times: number) {
  process.env.SMTP_URL = url
  const id = await queued()
  const pauses: number[] = []
  for (let attempt = 1; attempt <= times; attempt++) {
    await sendDueMails(world.ctx())
    const [tried] = await mailsOf(world, id)
    if (tried!.status !== 'queued') break
    pauses.push((new Date(tried!.nextAttemptAt!).getTime() - world.clock.now.getTime()) / 60_000)
    minutesLater(world, pauses.at(-1)!)
  }
  const [mail] = await mailsOf(world, id)
  // Nothing of it is left for the next test.
  world.clock.now = new Date(noon.getTime() + 40 * 24 * 60 * 60_000)
  await sendDueMails(world.ctx())
  world.clock.now = noon
  return { pauses, status: mail!.status, error: mail!.lastError }
}

const FOR_DAYS = [1, 5, 15, 15, 15, 15, 15, 15]

it.each<[string, Act]>([
  ['hangs up', 'hang up'],
  ['ends in the middle of its answer', 'half 250 2.0'],
])(
  'NT-11 (part) a server that takes the whole text and %s gets few copies, and seldom',
  async (_, act) => {
    server.acts = { '.': act }
    const { pauses, status } = await triedAt(server.url, 8)
    expect({ pauses, status }).toEqual({ pauses: [15, 60, 240], status: 'failed' })
    expect(server.texts).toHaveLength(4)
  },
)

it.each<[string, Record<string, Act>]>([
  ['at the greeting', { greeting: 'hang up' }],
  ['at its name', { EHLO: 'hang up' }],
  ['at the sender', { MAIL: 'hang up' }],
  ['at the recipient', { RCPT: 'hang up' }],
  ['before the text', { DATA: 'hang up' }],
])('NT-11 (part) a server that hangs up %s has no mail: it is tried for days', async (_, acts) => {
  server.acts = acts
  const { pauses, status } = await triedAt(server.url, 8)
  expect({ pauses, status }).toEqual({ pauses: FOR_DAYS, status: 'queued' })
  expect(server.texts).toEqual([])
})

it('NT-11 (part) a login that is refused or not whole is mended some day: the mail waits for it', async () => {
  server.acts = { AUTH: '535 5.7.8 wrong' }
  const refused = await triedAt(server.url.replace('//', '//city:wrong@'), 8)
  expect(refused).toMatchObject({ pauses: FOR_DAYS, status: 'queued' })
  expect(refused.error).toContain('Invalid login')
  const missing = await triedAt(server.url.replace('//', '//city@'), 8)
  expect(missing).toMatchObject({ pauses: FOR_DAYS, status: 'queued' })
  expect(missing.error).toContain('Missing credentials')
})

it('NT-11 (part) a certificate that is not trusted, or nobody at the port: the mail waits', async () => {
  const secret = await openMailServer({ tls: true })
  const untrusted = await triedAt(secret.url.replace('127.0.0.1', '[::ffff:127.0.0.1]'), 8)
  await secret.close()
  expect(untrusted).toMatchObject({ pauses: FOR_DAYS, status: 'queued' })
  expect(untrusted.error).toMatch(/certificate/)
  const nobody = await triedAt(secret.url, 8)
  expect(nobody).toMatchObject({ pauses: FOR_DAYS, status: 'queued' })
})

it.each([
  ['550 5.1.8 <noreply@madoguchi.example>: Sender address rejected: Domain not found', 'ok'],
  ['550 5.1.7 <noreply@madoguchi.example>: Sender address rejected', 'ok'],
  ['553 5.1.1 bad sender address syntax', 'ok'],
  ['550 <noreply@madoguchi.example>: Sender address rejected: not owned by user', 'ok'],
  ['552 5.2.2 mailbox full', 'ok'],
  ['452 4.2.2 mailbox full', 'ok'],
  ['450 4.2.1 mailbox busy', 'ok'],
  ['550 5.1.1 user unknown', 'bounced'],
  ['550 5.1.10 recipient not found', 'bounced'],
  ['550 5.2.1 mailbox disabled', 'bounced'],
  ['550 no such user', 'bounced'],
])('NT-11 (part) %s: the address of the booking is %s', async (answer, mailState) => {
  process.env.SMTP_URL = server.url
  server.acts = { RCPT: answer }
  const id = await queued()
  await sendDueMails(world.ctx())
  expect((await reservation(world, id)).mailState).toBe(mailState)
})

const stored = async (ids: string[]) =>
  (await Promise.all(ids.map((id) => mailsOf(world, id)))).flat()

const LIMITS = { limitMs: 300 }
const MAIL = { from: 'a@example.jp', to: 'b@example.jp', subject: 'x', text: 'y' }

it('one mail has one limit in all, and what is given up then stays away', async () => {
  server.acts = { RCPT: 'silence' }
  const atTheRecipient = await handOver(mailTransport('queue', server.url)!, MAIL, LIMITS).catch(
    (error: unknown) => error,
  )
  expect(atTheRecipient).toMatchObject({ message: expect.stringContaining('too long') as string })
  expect(atTheRecipient).not.toHaveProperty('mayHaveArrived')
  await expect.poll(() => server.open()).toBe(0)
  // Of the connection that is opened too late nothing is made either.
  server.acts = { greeting: 'silence' }
  const atTheDoor = await handOver(mailTransport('queue', server.url)!, MAIL, LIMITS).catch(
    (error: unknown) => error,
  )
  expect(atTheDoor).not.toHaveProperty('mayHaveArrived')
  server.acts = {}
  const met = server.heard('MAIL')
  server.say('220 here at last')
  await met
  await expect.poll(() => server.open()).toBe(0)
  expect(server.texts).toEqual([])
  server.acts = { '.': 'silence' }
  const atTheEnd = await handOver(mailTransport('queue', server.url)!, MAIL, LIMITS).catch(
    (error: unknown) => error,
  )
  expect(atTheEnd).toHaveProperty('mayHaveArrived', true)
})

it('NT-11 (part) a process that is asked to end waits for no slow mail server, and loses no mail', async () => {
  process.env.SMTP_URL = server.url
  server.acts = { RCPT: 'silence' }
  const ids = []
  for (let mail = 0; mail < 6; mail++) ids.push(await queued())
  const met = server.heard('RCPT')
  const task: Task = {
    name: 'mails',
    label: 'メールの送信',
    schedule: { everyMinutes: 1 },
    limitMinutes: 20,
    attempts: 1,
    run: async (ctx) => String((await sendDueMails(ctx)).sent),
  }
  const scheduler = createScheduler({ payload: world.payload, tasks: [task] })
  const look = scheduler.tick()
  await met
  await scheduler.stop()
  await look
  const states = await stored(ids)
  expect(states.map(({ status }) => status)).toEqual(ids.map(() => 'queued'))
  // What was not begun has used up no try.
  expect(states.filter(({ attempts }) => attempts === 0)).not.toHaveLength(0)
  await expect.poll(() => server.open()).toBe(0)
  server.acts = {}
  minutesLater(world, 1)
  await sendDueMails(world.ctx())
  expect((await stored(ids)).map(({ status }) => status)).toEqual(ids.map(() => 'sent'))
})

it('NT-11 (part) a run with a slow server ends by itself, and the next one goes on', async () => {
  process.env.SMTP_URL = server.url
  const ids = []
  for (let mail = 0; mail < 6; mail++) ids.push(await queued())
  // Each mail takes longer than a run may.
  const slow = (point: string) => {
    if (point === 'mail-sent') minutesLater(world, 11)
  }
  await sendDueMails(world.ctx('web', slow))
  const left = (await stored(ids)).filter(({ status }) => status === 'queued')
  expect(left).not.toHaveLength(0)
  await sendDueMails(world.ctx())
  expect((await stored(ids)).map(({ status }) => status)).toEqual(ids.map(() => 'sent'))
})

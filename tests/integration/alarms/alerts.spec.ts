import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createSocketServer, type AddressInfo } from 'node:net'

import { getPayload, type Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { alertOf, raiseAlert, resolveAlert } from '@/services/alarms/alerts/raise'
import { answerByLink } from '@/services/alarms/acknowledge'
import { runAlerts } from '@/services/alarms/run'
import { sendDeliveries } from '@/services/alarms/send'
import { jobContext, type ServiceContext } from '@/services/context'
import { closeMailTransport } from '@/services/mail/transport'
import { dropShort } from '@/services/settings/short-cache'

import { newKey } from '../../helpers/case-examples'
import { crashAt, meanwhileAt } from '../../helpers/crash'
import { openMailServer, type TestMailServer } from '../../helpers/smtp'
import { callApi, signIn, type Staff } from '../../helpers/staff'
import { openPayload } from '../../helpers/world'

let first: Payload
let second: Payload
let server: TestMailServer
let city: Staff
const clock = { now: new Date('2026-12-07T00:00:00Z') }
const later = (minutes: number) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000)
}
const ctx = (payload = first): ServiceContext => ({ ...jobContext(payload), now: () => clock.now })
type Delivery = Stored<'alert-deliveries'>
const ledger = (): Promise<Delivery[]> =>
  findRows<Delivery>(first, 'alert-deliveries', {}, { sort: ['round', 'step', 'name'] })
const of = (status: string) => async () =>
  (await ledger()).filter((row) => row.status === status).length
const URGENT = {
  key: 'urgent|1',
  severity: 'urgent' as const,
  title: '犯行予告の電話',
  body: '内容',
  href: '/admin/desk',
}

async function addContact(data: object): Promise<string> {
  const made = await first.create({
    collection: 'emergency-contacts',
    data: { organization: '市', order: 1, active: true, ...data } as never,
  })
  return String(made.id)
}

/** Two steps: 佐藤 by mail, after five minutes 鈴木. */
async function addPolicy(steps: object[]): Promise<void> {
  await first.create({
    collection: 'alert-policies',
    data: {
      name: '緊急',
      code: 'urgent',
      severities: ['urgent', 'fault'],
      takeOverMinutes: 0,
      active: true,
      steps: steps.map((step) => ({ channels: ['mail'], waitMinutes: 5, ...step })),
    } as never,
  })
}
let sato: string
let suzuki: string

beforeAll(async () => {
  first = await openPayload()
  const { default: config } = await import('@payload-config')
  second = await getPayload({ config, key: 'second' })
  server = await openMailServer()
  city = await signIn(first, ['city-admin'])
  sato = await addContact({ name: '佐藤', mail: 'sato@city.example' })
  suzuki = await addContact({ name: '鈴木', mail: 'suzuki@vendor.example' })
})
afterAll(async () => {
  closeMailTransport()
  await server.close()
  await second.destroy()
  await first.destroy()
})
beforeEach(async () => {
  server.refuse = null
  server.received.length = 0
  for (const slug of ['alerts', 'alert-deliveries', 'alert-policies', 'notices'] as const)
    await deleteRows(first, slug, {})
  dropShort(first)
  await addPolicy([{ contacts: [sato] }, { contacts: [suzuki] }])
})

const linkIn = (text = ''): string => /\/api(\/public\/alarms\/\S+)/.exec(text)?.[1] ?? ''
const whom = () => server.received.map(({ to }) => to.split('@')[0])

describe('an alert', () => {
  it('IN-02 goes through the list at its interval and round again until the link is pressed, and all tries are in the ledger', async () => {
    const { id } = await raiseAlert(ctx(), URGENT)
    expect((await raiseAlert(ctx(), URGENT)).id).toBe(id)
    await runAlerts(ctx())
    later(4)
    await runAlerts(ctx())
    expect(whom()).toEqual(['sato'])
    for (let minutes = 0; minutes < 16; minutes++) {
      later(1)
      await runAlerts(ctx())
    }
    expect(whom()).toEqual(['sato', 'suzuki', 'sato', 'suzuki', 'sato'])
    const { subject, text } = server.received[1]!.mail
    expect(subject).toBe('【窓口】緊急: 犯行予告の電話')
    const link = linkIn(text)
    // A mail system that opens the link answers nothing.
    const page = await callApi(link)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await page.text()).toContain('<button>確認しました')
    expect((await alertOf(ctx(), URGENT.key))?.state).toBe('open')
    expect(await (await callApi(link, { method: 'POST' })).text()).toContain(
      '鈴木さんが確認しました。通知は止まりました。',
    )
    for (let minutes = 0; minutes < 30; minutes++) {
      later(1)
      await runAlerts(ctx(second))
    }
    expect(server.received).toHaveLength(5)
    expect((await ledger()).map(({ round, name, status }) => [round, name, status])).toEqual([
      [1, '佐藤', 'sent'],
      [1, '鈴木', 'sent'],
      [2, '佐藤', 'sent'],
      [2, '鈴木', 'sent'],
      [3, '佐藤', 'sent'],
    ])
    const again = await callApi(link, { method: 'POST' })
    expect(await again.text()).toContain('鈴木さんが確認しました')
    expect((await callApi(`${link.slice(0, -1)}x`, { method: 'POST' })).status).toBe(404)
  })

  it('IN-02 (part) goes on while the mail server is away, says so in the ledger, and doubles nothing when it is back', async () => {
    await server.close()
    await raiseAlert(ctx(), URGENT)
    for (let minutes = 0; minutes < 3; minutes++) {
      await runAlerts(ctx())
      later(1)
    }
    const [row] = await ledger()
    expect(row).toMatchObject({ status: 'queued', attempts: 3 })
    expect(row!.tries).toHaveLength(3)
    expect(row!.error).toMatch(/ECONNREFUSED|connect/)
    await server.open()
    await runAlerts(ctx())
    await runAlerts(ctx())
    expect(whom()).toEqual(['sato'])
    later(2)
    server.refuse = { at: 'DATA', code: 451, text: 'try later' }
    await runAlerts(ctx())
    later(5)
    server.refuse = null
    await runAlerts(ctx())
    // What was refused is not sent late beside the next step.
    expect(whom()).toEqual(['sato', 'sato'])
    expect(await of('stale')()).toBe(1)
  })

  it('IN-02 (part) two processes tell each person once', async () => {
    await raiseAlert(ctx(), URGENT)
    for (let round = 0; round < 4; round++) {
      await Promise.all([first, second, first, second].map((payload) => runAlerts(ctx(payload))))
      later(5)
    }
    expect(whom()).toEqual(['sato', 'suzuki', 'sato', 'suzuki'])
  })

  it('IN-02 (part) goes on after a process died at any line, and nobody is left out or told twice', async () => {
    for (const point of ['case-begun', 'alert-planned', 'alert-claimed']) {
      server.received.length = 0
      const key = `crash|${point}`
      const dying = { ...ctx(), fault: crashAt(point) }
      await raiseAlert(dying, { ...URGENT, key }).catch(() => undefined)
      await runAlerts(dying).catch(() => undefined)
      later(2)
      await runAlerts(ctx(second))
      expect(whom(), point).toEqual(['sato'])
      await resolveAlert(ctx(), key)
    }
  })

  it('IN-02 (part) a message whose process died after sending goes again under the same name', async () => {
    await raiseAlert(ctx(), URGENT)
    await runAlerts({ ...ctx(), fault: crashAt('alert-sent') }).catch(() => undefined)
    later(2)
    await runAlerts(ctx(second))
    const ids = server.received.map(({ mail }) => mail.messageId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  it('IN-02 (part) an answer between planning and sending keeps the message back', async () => {
    const { id } = await raiseAlert(ctx(), URGENT)
    const answered = meanwhileAt('alert-claimed', async () => {
      expect((await city.post(`/ops/alarms/${id}/answer`)).status).toBe(200)
    })
    await runAlerts({ ...ctx(), fault: answered })
    expect(server.received).toHaveLength(0)
    expect(await of('stale')()).toBe(1)
  })

  it('IN-02 (part) three days of downtime are one message, not all that were missed', async () => {
    await raiseAlert(ctx(), URGENT)
    await runAlerts(ctx())
    later(3 * 24 * 60)
    for (let times = 0; times < 3; times++) await runAlerts(ctx())
    expect(whom()).toEqual(['sato', 'suzuki'])
  })

  it('IN-02 (part) an answer that comes while it recovers, or after, leaves it resolved; it is raised anew later', async () => {
    const { id } = await raiseAlert(ctx(), URGENT)
    await runAlerts(ctx())
    const link = linkIn(server.received[0]!.mail.text)
    await Promise.all([
      resolveAlert(ctx(), URGENT.key),
      callApi(link, { method: 'POST' }),
      city.post(`/ops/alarms/${id}/answer`),
    ])
    const row = await findRow<Stored<'alerts'>>(first, 'alerts', { id: { equals: id } })
    expect(row?.state).toBe('resolved')
    expect(await (await callApi(link, { method: 'POST' })).text()).toContain('解消しています')
    const next = await raiseAlert(ctx(), URGENT)
    expect(next.isNew).toBe(true)
    expect(next.id).not.toBe(id)
  })

  it('IN-02 (part) a step that asks for everybody goes on for those who have not answered', async () => {
    await deleteRows(first, 'alert-policies', {})
    await addPolicy([{ contacts: [sato, suzuki], allMustAnswer: true }])
    await raiseAlert(ctx(), URGENT)
    await runAlerts(ctx())
    expect(whom().sort()).toEqual(['sato', 'suzuki'])
    const link = (who: string) => linkIn(server.to(who)[0]!.mail.text)
    const waiting = await callApi(link('sato@city.example'), { method: 'POST' })
    expect(await waiting.text()).toContain('ほかの人の確認を待っています')
    later(5)
    await runAlerts(ctx())
    expect(whom().slice(2)).toEqual(['suzuki'])
    await callApi(link('suzuki@vendor.example'), { method: 'POST' })
    expect((await alertOf(ctx(), URGENT.key))?.state).toBe('acknowledged')
  })

  const linkTo = (who: string) => linkIn(server.to(who).at(-1)!.mail.text)
  const press = (link: string) => callApi(link, { method: 'POST' })

  it('IN-02 (part) the two last people who answer at the same moment end it', async () => {
    await deleteRows(first, 'alert-policies', {})
    await addPolicy([{ contacts: [sato, suzuki], allMustAnswer: true }])
    await raiseAlert(ctx(), URGENT)
    await runAlerts(ctx())
    const between = meanwhileAt('case-before', () => press(linkTo('suzuki@vendor.example')))
    const link = linkTo('sato@city.example').split('/').at(-1)!
    const answered = await answerByLink({ ...ctx(), fault: between }, link)
    expect(answered).toMatchObject({ state: 'acknowledged', by: '佐藤', waits: false })
    expect((await alertOf(ctx(), URGENT.key))?.state).toBe('acknowledged')
  })

  it('IN-02 (part) the last person who is awaited cannot answer in the list without ending it', async () => {
    const own = await addContact({ name: '市', mail: 'shi@city.example', account: city.id })
    await deleteRows(first, 'alert-policies', {})
    await addPolicy([{ contacts: [own], allMustAnswer: true }])
    const { id } = await raiseAlert(ctx(), URGENT)
    await runAlerts(ctx())
    const move = (name: string) =>
      city.post(`/ops/cases/alerts/${id}/${name}`, { answers: {}, op: newKey(), seen: 0 })
    const refused = await move('answer')
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining('「確認しました（通知を止める）」を押してください'),
    ])
    expect((await move('acknowledge')).status).toBe(200)
    expect((await alertOf(ctx(), URGENT.key))?.state).toBe('acknowledged')
    await deleteRows(first, 'emergency-contacts', { id: { equals: own } })
  })

  it('IN-02 (part) an answer while the next step is planned counts, and the others are still told', async () => {
    await deleteRows(first, 'alert-policies', {})
    await addPolicy([{ contacts: [sato, suzuki], allMustAnswer: true }])
    await raiseAlert(ctx(), URGENT)
    await runAlerts(ctx())
    later(5)
    const between = meanwhileAt('alert-planned', () => press(linkTo('sato@city.example')))
    await runAlerts({ ...ctx(), fault: between })
    await runAlerts(ctx())
    expect(whom().slice(2)).toEqual(['suzuki'])
    await press(linkTo('suzuki@vendor.example'))
    expect((await alertOf(ctx(), URGENT.key))?.state).toBe('acknowledged')
  })

  it('IN-02 (part) a message waits for its alert when who planned it died before the alert went on', async () => {
    await raiseAlert(ctx(), URGENT)
    await runAlerts({ ...ctx(), fault: crashAt('alert-planned') }).catch(() => undefined)
    expect(await sendDeliveries(ctx(second))).toBe(0)
    await runAlerts(ctx(second))
    expect(whom()).toEqual(['sato'])
  })

  it('IN-02 (part) one alert that cannot be planned holds up no other', async () => {
    await raiseAlert(ctx(), { ...URGENT, key: 'first' })
    later(1)
    await raiseAlert(ctx(), { ...URGENT, key: 'second' })
    let isFirst = true
    const fault = (point: string) => {
      if (point !== 'alert-planned' || !isFirst) return
      isFirst = false
      throw new Error('cannot be planned')
    }
    expect(await runAlerts({ ...ctx(), fault })).toEqual({ planned: 1, sent: 1, failed: 1 })
  })

  it('IN-02 (part) the link of who has left answers nothing, and says where to look', async () => {
    const account = await signIn(first, ['supervisor'])
    const left = await addContact({ name: '元担当', mail: 'moto@v.example' })
    const closed = await addContact({
      name: '元職員',
      mail: 'shain@v.example',
      account: account.id,
    })
    await deleteRows(first, 'alert-policies', {})
    await addPolicy([{ contacts: [left, closed, sato] }])
    await raiseAlert(ctx(), URGENT)
    await runAlerts(ctx())
    await city.patch(`/emergency-contacts/${left}`, { active: false })
    await city.patch(`/users/${account.id}`, { active: false })
    for (const who of ['moto@v.example', 'shain@v.example']) {
      const refused = await press(linkTo(who))
      expect([refused.status, await refused.text()]).toEqual([
        404,
        expect.stringContaining('管理画面を開いて確認してください'),
      ])
    }
    expect((await alertOf(ctx(), URGENT.key))?.state).toBe('open')
    await press(linkTo('sato@city.example'))
    expect((await alertOf(ctx(), URGENT.key))?.acknowledgedBy).toBe('佐藤')
  })

  it('IN-02 (part) is silent during a planned stop, says so in the ledger, and tells on afterwards; what is urgent is told all the same', async () => {
    await first.create({
      collection: 'notices',
      data: {
        kind: 'maintenance',
        title: '機器の入替え',
        showFrom: '2026-12-01',
        stopsBooking: true,
        stopFrom: '2026-12-01',
        stopTo: '2026-12-31',
        active: true,
      } as never,
    })
    dropShort(first)
    await raiseAlert(ctx(), { ...URGENT, key: 'disk', severity: 'fault', title: 'ディスク' })
    for (let minutes = 0; minutes < 10; minutes++) {
      await runAlerts(ctx())
      later(1)
    }
    expect(server.received).toHaveLength(0)
    expect((await ledger()).map(({ name, status }) => [name, status])).toEqual([
      ['計画停止「機器の入替え」', 'silenced'],
    ])
    await raiseAlert(ctx(), URGENT)
    await runAlerts(ctx())
    expect(whom()).toEqual(['sato'])
    await deleteRows(first, 'notices', {})
    dropShort(first)
    later(1)
    await runAlerts(ctx())
    expect(server.received.at(-1)!.mail.subject).toBe('【窓口】障害: ディスク')
  })

  it('IN-02 (part) passes over who has left, and says so when nobody is left', async () => {
    await deleteRows(first, 'alert-policies', {})
    const gone = await signIn(first, ['supervisor'])
    const contact = await addContact({ name: '退職者', mail: 'gone@v.example', account: gone.id })
    await addPolicy([{ contacts: [contact] }])
    await city.patch(`/users/${gone.id}`, { active: false })
    await raiseAlert(ctx(), URGENT)
    await runAlerts(ctx())
    expect(server.received).toHaveLength(0)
    expect((await alertOf(ctx(), URGENT.key))?.warning).toContain(
      '知らせることのできる人がいません',
    )
    expect((await ledger()).map(({ name, status }) => [name, status])).toContainEqual([
      '退職者',
      'skipped',
    ])
    // The city's own panels show it all the same.
    const { alerts } = (await (await city.get('/ops/alarms/open')).json()) as {
      alerts: { title: string }[]
    }
    expect(alerts.map(({ title }) => title)).toEqual([URGENT.title])
  })

  it('IN-14 (part) is taken over by who answers for everything when nobody answers in time', async () => {
    await first.update({
      collection: 'alert-policies',
      where: { code: { equals: 'urgent' } },
      data: { takeOverMinutes: 10 },
    })
    const manager = await signIn(first, ['vendor-manager'])
    await first.update({
      collection: 'users',
      id: manager.id,
      data: { email: 'zentai@vendor.example' },
    })
    await raiseAlert(ctx(), URGENT)
    await runAlerts(ctx())
    expect(server.to('zentai@vendor.example')).toHaveLength(0)
    later(10)
    await runAlerts(ctx())
    expect(server.to('zentai@vendor.example')).toHaveLength(1)
    const row = (await alertOf(ctx(), URGENT.key))!
    expect(row.takenOverAt).toBe(clock.now.toISOString())
    expect((row.history as { move: string }[]).map(({ move }) => move)).toContain('takeOver')
  })
})

describe('a webhook', () => {
  type Call = { headers: IncomingMessage['headers']; body: string }
  it('IN-02 (part) carries a signature that the receiver can check, and goes inside only where the city says so', async () => {
    const calls: Call[] = []
    const hook = createServer((request, response) => {
      let body = ''
      request.on('data', (piece: Buffer) => (body += piece.toString()))
      request.on('end', () => {
        calls.push({ headers: request.headers, body })
        response.end()
      })
    })
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
    const { port } = hook.address() as AddressInfo
    const webhookUrl = `http://localhost:${port}/hook`
    const contact = await addContact({ name: '通知サービス', webhookUrl })
    await deleteRows(first, 'alert-policies', {})
    await addPolicy([{ contacts: [contact], channels: ['webhook'] }])
    await raiseAlert(ctx(), URGENT)
    await runAlerts(ctx())
    expect(calls).toHaveLength(0)
    expect((await ledger())[0]).toMatchObject({ status: 'queued' })
    expect((await ledger())[0]!.error).toContain('閉じたアドレス')
    const settings = (await (await city.get('/globals/alarm-settings')).json()) as object
    const allowed = await city.post('/globals/alarm-settings', { ...settings, allowInside: true })
    expect(allowed.status).toBe(200)
    later(1)
    await runAlerts(ctx())
    const [{ headers, body }] = calls as [Call]
    const { secret } = (await (
      await city.get(`/ops/alarms/contacts/${contact}/secret`)
    ).json()) as { secret: string }
    const mac = createHmac('sha256', secret)
      .update(`${headers['x-madoguchi-timestamp'] as string}.${body}`)
      .digest('hex')
    expect(headers['x-madoguchi-signature']).toBe(`sha256=${mac}`)
    expect(JSON.parse(body)).toMatchObject({ title: URGENT.title, severity: 'urgent', round: 1 })
    await new Promise((resolve) => hook.close(resolve))
  })

  it('IN-02 (part) that never answers holds up nobody else', async () => {
    const silent = createSocketServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const contact = await addContact({ name: '無言', webhookUrl: `http://localhost:${port}/` })
    await deleteRows(first, 'alert-policies', {})
    await addPolicy([{ contacts: [contact, sato], channels: ['webhook', 'mail'] }])
    await raiseAlert(ctx(), URGENT)
    await runAlerts(ctx())
    expect(whom()).toEqual(['sato'])
    expect((await ledger()).find(({ name }) => name === '無言')?.error).toContain('5秒以内')
    silent.close()
  })
})

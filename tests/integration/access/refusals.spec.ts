import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { addHours } from '../../helpers/calendar'
import type { Staff } from '../../helpers/staff'
import { effort } from '../../helpers/effort'
import { callApi, signIn } from '../../helpers/staff'
import type { World } from '../../helpers/world'
import { openWorld } from '../../helpers/world'

let world: World
let admin: Staff
let supervisor: Staff
beforeAll(async () => {
  world = await openWorld()
  admin = await signIn(world.payload, ['city-admin'])
  supervisor = await signIn(world.payload, ['supervisor'])
})
afterAll(() => world.close())

type Refused = {
  errors: {
    message: string
    data?: { code?: string; errors?: { path: string; message: string }[] }
  }[]
}

/** Status, sentence, and reasons by field, as the panel's form reads them. */
async function refusal(answer: Promise<Response>) {
  const response = await answer
  const { errors } = (await response.json()) as Refused
  const [{ data, message }] = errors as [Refused['errors'][number]]
  return {
    status: response.status,
    message,
    fields: Object.fromEntries((data?.errors ?? []).map((one) => [one.path, one.message])),
  }
}

const ENGLISH = /[A-Za-z]{4,}/

const user = (more: object) => ({
  name: '新しい人',
  username: 'new.person',
  password: 'Mado-no-Hikari-77',
  roles: ['operator'],
  employer: 'vendor',
  ...more,
})
const office = (more: object) => ({
  name: '窓口',
  code: 'madoguchi-1',
  kind: 'ward',
  order: 1,
  ...more,
})

describe('a form hears in one turn', () => {
  it('of a weak password and of what is missing, of a wrong order and of what is missing', async () => {
    const { name: _, roles: __, ...rest } = user({ username: 'one.turn', password: 'kurz' })
    const account = await refusal(admin.post('/users', rest))
    expect(account).toMatchObject({
      status: 400,
      fields: {
        password: expect.stringContaining('文字以上'),
        name: 'この項目を入力してください。',
        roles: expect.stringMatching(/ください/),
      },
    })
    expect(account.message).toContain('「氏名」')
    expect(Object.keys(account.fields)).toHaveLength(3)
    const notice = await refusal(
      admin.post('/notices', {
        kind: 'info',
        showFrom: '2026-12-10',
        showTo: '2026-12-01',
      }),
    )
    expect(notice.fields).toMatchObject({
      showTo: expect.stringContaining('掲載の終わり'),
      title: expect.stringMatching(/入力/),
    })
    const settings = await refusal(
      admin.post('/globals/city-settings', { cityName: '', baseUrl: 'yoyaku' }),
    )
    expect(settings.fields).toMatchObject({
      baseUrlApprovedBy: expect.stringContaining('公開URLの変更'),
      cityName: expect.stringMatching(/入力/),
    })
  })
})

describe('a refusal of a form stands on its field, in Japanese', () => {
  it('refusals of our hooks', async () => {
    expect(await refusal(admin.post('/users', user({ password: 'kurz' })))).toMatchObject({
      status: 400,
      fields: { password: expect.stringContaining('文字以上') },
    })
    // A login ID that somebody has, in whatever case, when it is made and when it is changed.
    const taken = {
      status: 400,
      fields: { username: expect.stringContaining('すでに使われています') },
    }
    expect((await admin.post('/users', user({}))).status).toBe(201)
    for (const username of ['new.person', 'New.Person', ' new.person '])
      expect(await refusal(admin.post('/users', user({ username })))).toMatchObject(taken)
    const rename = { username: 'new.person' }
    expect(await refusal(admin.patch(`/users/${supervisor.id}`, rename))).toMatchObject(taken)
    const hours = await addHours(world, { title: '' })
    const change = (data: object) => refusal(admin.patch(`/opening-patterns/${hours.id}`, data))
    const later = '終了時刻は開始時刻より後にしてください。'
    expect(await change({ end: '08:00' })).toEqual({
      status: 400,
      message: later,
      fields: { end: later },
    })
    expect((await change({ capacity: -3 })).fields).toHaveProperty('capacity')
    expect((await change({ capWeb: 900 })).fields).toHaveProperty('capWeb')
    const notice = { kind: 'info', title: '題', showFrom: '2026-12-02', showTo: '2026-12-01' }
    expect((await refusal(admin.post('/notices', notice))).fields).toHaveProperty('showTo')
    const rule = { name: '月報', kind: 'report', period: 'monthly', due: 'on-date', roll: 'none' }
    expect((await refusal(admin.post('/deadline-rules', rule))).fields).toHaveProperty('due')
    const columns = ['予約ID', '氏名', '氏名'].map((field, index) => ({
      column: `列${index}`,
      field,
    }))
    const profile = { name: '取り込み', source: 'city', order: 1, columns }
    expect((await refusal(admin.post('/card-import-profiles', profile))).fields).toEqual({
      'columns.2.field': '同じ項目に2つの列を対応させています: 氏名',
    })
    const sheet = { name: '用紙', code: 's', columns: 9, rows: 1, lowStock: 1, labelWidth: 90 }
    const size = { paperWidth: 210, paperHeight: 297, labelHeight: 40, marginLeft: 0, marginTop: 0 }
    const gaps = { gapX: 0, gapY: 0, padding: 2 }
    const wide = await refusal(admin.post('/label-sheets', { ...sheet, ...size, ...gaps }))
    expect(wide.fields.labelWidth).toContain('横幅が用紙からはみ出します')
    const settings = await refusal(admin.post('/globals/city-settings', { panelAllowList: 'x' }))
    expect(settings.fields.panelAllowList).toContain('読めない行')
  })

  it('AC-17 (part) a form that is saved after its log-in ended says so, and not that a right is missing', async () => {
    const { docs } = await world.payload.find({ collection: 'offices', limit: 1, depth: 0 })
    const path = `/offices/${docs[0]!.id}`
    const nobody = await refusal(
      callApi(path, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ phone: '044-200-0000' }),
      }),
    )
    expect(nobody.status).toBe(403)
    expect(nobody.message).toContain('ログインの期限が切れました')
    const operator = await signIn(world.payload, ['operator'])
    const { message } = await refusal(operator.patch(path, { phone: '044-200-0000' }))
    expect(message).toContain('権限がありません')
  })

  it('an unknown placeholder is named, and so are those that exist', async () => {
    const mail = { kind: 'booked', language: 'ja', subject: '{{numbr}}', body: '{{link}}' }
    const { fields, message } = await refusal(admin.post('/mail-templates', mail))
    expect(fields.subject).toContain('この差し込みは使えません: {{numbr}}。')
    expect(fields.subject).toContain('使えるのは {{number}} {{date}}')
    expect(message).toContain('{{numbr}}')
    const text = { service: world.service.id, language: 'ja', name: '予約', readOut: '{{when}}' }
    expect((await refusal(admin.post('/service-texts', text))).fields.readOut).toContain('{{date}}')
    const print = { kind: 'address-label', title: '宛名', body: '{{氏名}} {{電話番号}}' }
    expect((await refusal(admin.post('/document-templates', print))).fields.body).toContain(
      'この差し込みは使えません: {{電話番号}}',
    )
  })

  it("Payload's own checks", async () => {
    const wrong = office({ name: '', kind: 'nowhere', walkInLimit: -3 })
    const { fields, message, status } = await refusal(admin.post('/offices', wrong))
    expect(status).toBe(400)
    expect(fields).toEqual({
      name: 'この項目を入力してください。',
      kind: 'この項目の選び方を確かめてください。',
      walkInLimit: '1以上にしてください（今は-3）。',
    })
    expect(message).toContain('「名称」この項目を入力してください。')
    expect(message).not.toMatch(ENGLISH)
  })

  it('a value that is taken, on every form that has one', async () => {
    const taken = /すでに使われています/
    const twice = async (path: string, body: object) => {
      expect((await admin.post(path, body)).status).toBe(201)
      return refusal(admin.post(path, body))
    }
    const code = await twice('/offices', office({ code: 'twice' }))
    expect(code).toMatchObject({ status: 400, fields: { code: expect.stringMatching(taken) } })
    expect(code.message).toBe('このコードはすでに使われています。別のコードにしてください。')
    expect(code.fields.code).toBe(code.message)
    const holiday = { date: '2027-01-01', name: '元日', kind: 'national' }
    expect((await twice('/holidays', holiday)).fields.date).toMatch(taken)
    const account = await twice('/users', user({ username: 'twice' }))
    expect(account.fields.username).toMatch(taken)
    expect(account.message).not.toMatch(ENGLISH)
    expect(account.message).toMatch(/^このログインIDは/)
    const columns = [
      { column: '番号', field: '予約ID' },
      { column: '状態', field: '状態区分' },
    ]
    const profile = { name: '二重', source: 'city', order: 1, columns }
    expect((await twice('/card-import-profiles', profile)).fields.name).toMatch(taken)
  })

  it('a code is fit for an address, and an old one keeps nobody from saving', async () => {
    const { fields } = await refusal(admin.post('/offices', office({ code: 'Kosugi 1' })))
    expect(fields.code).toContain('英小文字')
    const { id } = (await world.payload.db.create({
      collection: 'offices',
      data: office({ code: 'Alt 1', active: true }),
    })) as { id: string }
    expect((await admin.patch(`/offices/${id}`, { code: 'Alt 1', phone: '044-1' })).status).toBe(
      200,
    )
  })

  it('a form that was loaded before somebody else saved overwrites nothing', async () => {
    const made = (await (await admin.post('/offices', office({ code: 'stale' }))).json()) as {
      doc: { id: string; updatedAt: string }
    }
    const path = `/offices/${made.doc.id}`
    const loaded = { ...office({ code: 'stale' }), updatedAt: made.doc.updatedAt }
    expect((await admin.patch(path, { ...loaded, address: '本町1番地' })).status).toBe(200)
    const late = await refusal(admin.patch(path, { ...loaded, address: null, phone: '044-200' }))
    expect(late.status).toBe(409)
    expect(late.fields.updatedAt).toContain('ほかの画面で変わりました')
    expect(late.message).toMatch(/職員\d+ \d\d:\d\d: 所在地 （なし）→本町1番地/)
    const kept = await world.payload.findByID({ collection: 'offices', id: made.doc.id })
    // The engines keep nothing in two ways.
    expect([kept.address, kept.phone ?? '']).toEqual(['本町1番地', ''])
    // A program that names single fields and no version changes just those.
    expect((await admin.patch(path, { phone: '044-201' })).status).toBe(200)
    // What led to the form's own version is no news, also where the form changes that field again.
    const second = { ...loaded, updatedAt: kept.updatedAt, address: '本町2番地', phone: null }
    const again = await refusal(admin.patch(path, second))
    expect(again.status).toBe(409)
    expect(again.message).toMatch(/電話番号 （なし）→044-201/)
    expect(again.message).not.toContain('所在地')
    const settings = async () =>
      (await (await admin.get('/globals/city-settings')).json()) as object
    const save = (shown: object, idleMinutes: number) =>
      admin.post('/globals/city-settings', { ...shown, idleMinutes })
    expect((await save(await settings(), 30)).status).toBe(200)
    const shown = await settings()
    expect((await save(shown, 31)).status).toBe(200)
    expect((await save(shown, 32)).status).toBe(409)
  })

  it('of forms that are saved at the same moment one is stored, whole, and the others are refused', async () => {
    const made = (await (await admin.post('/offices', office({ code: 'moment' }))).json()) as {
      doc: { id: string; updatedAt: string }
    }
    const path = `/offices/${made.doc.id}`
    const shown = async (of: string) => (await (await admin.get(`${of}?depth=0`)).json()) as object
    const names = (round: number) =>
      ['en', 'ko'].map((language) => ({ language, name: `Window ${language} ${round}` }))
    for (let round = 0; round < effort(10); round++) {
      const loaded = await shown(path)
      const wishes = [0, 1, 2].map((one) => ({
        phone: `044-${round}-${one}`,
        translations: names(one),
      }))
      const answers = await Promise.all(
        wishes.map((wish) => admin.patch(path, { ...loaded, ...wish })),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
      const winner = wishes[answers.findIndex(({ ok }) => ok)]!
      expect(await shown(path)).toMatchObject(winner)
      const settings = await shown('/globals/city-settings')
      const saves = await Promise.all(
        [30 + round, 50 + round].map((idleMinutes) =>
          admin.post('/globals/city-settings', { ...settings, idleMinutes }),
        ),
      )
      expect(saves.map(({ status }) => status).sort()).toEqual([200, 409])
    }
  })

  it('a save that the database refuses on its way leaves lists and fields as they were', async () => {
    const [first, second] = await Promise.all(
      ['whole-a', 'whole-b'].map(async (code) => {
        const translations = [{ language: 'en', name: code }]
        const made = await admin.post('/offices', office({ code, phone: '044-1', translations }))
        return ((await made.json()) as { doc: { id: string; translations: { id: string }[] } }).doc
      }),
    )
    const path = `/offices/${first!.id}`
    // The row of another record's list: an embedded database keeps all of them in one table.
    const taken = { ...second!.translations[0], language: 'en', name: 'taken' }
    const answer = await admin.patch(path, { phone: '044-2', translations: [taken] })
    const { phone, translations } = (await (await admin.get(path)).json()) as Record<
      string,
      unknown
    >
    const isStored = answer.status === 200
    expect([answer.status < 500, phone, translations]).toMatchObject([
      true,
      isStored ? '044-2' : '044-1',
      [{ name: isStored ? 'taken' : 'whole-a' }],
    ])
    // A form without rows sends their number; nothing at all is no list.
    expect((await admin.patch(path, { translations: null })).status).toBe(400)
    expect((await admin.patch(path, { translations: 0 })).status).toBe(200)
    expect(await (await admin.get(path)).json()).toMatchObject({ translations: [] })
  })

  it('blanks are no name', async () => {
    const blank = await refusal(admin.post('/offices', office({ code: 'blank', name: ' \u3000' })))
    expect([blank.status, blank.fields]).toEqual([400, { name: 'この項目を入力してください。' }])
  })

  it('a late save hears of lines of a list and of other records by their names', async () => {
    const made = (await (await admin.post('/offices', office({ code: 'late' }))).json()) as {
      doc: { id: string; name: string; updatedAt: string }
    }
    const path = `/offices/${made.doc.id}`
    const loaded = { ...office({ code: 'late' }), translations: [], updatedAt: made.doc.updatedAt }
    const names = [{ language: 'en', name: 'Window' }]
    expect((await admin.patch(path, { ...loaded, translations: names })).status).toBe(200)
    const late = await refusal(admin.patch(path, { ...loaded, phone: '044-200' }))
    expect(late.message).toContain('外国語の名称 1行目 （なし）→')
    expect(late.message).toContain('Window')
    const person = user({ username: 'late.save', roles: ['window-staff'], employer: 'city' })
    const account = (await (
      await admin.post('/users', { ...person, offices: [made.doc.id] })
    ).json()) as { doc: { id: string; updatedAt: string } }
    const form = { offices: [made.doc.id], updatedAt: account.doc.updatedAt }
    const other = (await (
      await admin.post('/offices', office({ code: 'other', name: '別の窓口' }))
    ).json()) as { doc: { id: string } }
    const own = `/users/${account.doc.id}`
    expect((await admin.patch(own, { ...form, offices: [other.doc.id] })).status).toBe(200)
    const second = await refusal(admin.patch(own, { ...form, kana: 'ヒト' }))
    expect(second.status).toBe(409)
    expect(second.message).toContain('窓口→別の窓口')
  })

  it('nobody reads English: not allowed, not there, not signed in', async () => {
    for (const [answer, status] of [
      [supervisor.post('/offices', office({})), 403],
      [admin.get('/offices/00000000-0000-0000-0000-000000000000'), 404],
      [callApi('/cards'), 403],
    ] as const) {
      const refused = await refusal(answer)
      expect(refused.status).toBe(status)
      expect(refused.message).not.toMatch(ENGLISH)
    }
  })
})

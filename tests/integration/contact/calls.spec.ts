import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { ASKED_LEAD } from '@/domain/contact/vocabulary'
import { THIRD_PARTY, thirdPartyPurpose } from '@/domain/audit/third-party'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { toInstant } from '@/domain/time/civil'
import { finishInquiry } from '@/services/contact/inquiries/write'
import type { ContactDesk } from '@/services/contact/inquiries/desk'
import type { DraftView, Finished } from '@/services/contact/inquiries/write'
import type { OneCase } from '@/services/cases/one'
import type { CaseView } from '@/services/cases/view'
import { jobContext } from '@/services/context'
import { watchPromises } from '@/services/contact/promises'
import { contactPreset } from '@/services/contact/preset'
import { presetWriter } from '@/services/presets/preset-writer'
import { PRESETS } from '@/presets'
import { dropShort } from '@/services/settings/short-cache'

import { ok } from '../../helpers/answer'
import { book } from '../../helpers/bookings'
import { crashAtEveryPoint } from '../../helpers/crash'
import { textOf } from '../../helpers/raster'
import { signIn, type Staff } from '../../helpers/staff'
import { addTexts } from '../../helpers/texts'
import { addSlot, openWorld, type World } from '../../helpers/world'

/** 問合せの記録, as operators, 業務責任者 and the city work with it. */
let world: World
let operator: Staff
let other: Staff
let lead: Staff
let city: Staff
let ward: Staff
let elsewhere: Staff

const SLUGS = ['inquiries', 'escalations', 'complaints', 'callbacks', 'urgent-demands'] as const

const stand = (day: string, time = '10:00') => {
  world.clock.now = toInstant(day, time)
}

beforeAll(async () => {
  world = await openWorld()
  const writer = presetWriter(world.payload, false)
  await contactPreset({
    ctx: world.ctx(),
    preset: PRESETS.kawasaki,
    writer,
    services: new Map(),
  })
  operator = await signIn(world.payload, ['operator'])
  other = await signIn(world.payload, ['operator'])
  lead = await signIn(world.payload, ['supervisor'])
  city = await signIn(world.payload, ['city-admin'])
  ward = await signIn(world.payload, ['city-staff'], [world.offices[0]!.id])
  elsewhere = await signIn(world.payload, ['city-staff'], [world.offices[1]!.id])
})
beforeEach(async () => {
  for (const slug of [...SLUGS, 'alerts'] as const) await deleteRows(world.payload, slug, {})
  await setCity({ contactPersonal: 'number', contactPromptMinutes: 10 })
  stand('2026-12-01')
})
afterAll(() => world.close())

async function setCity(data: object): Promise<void> {
  await world.payload.updateGlobal({ slug: 'city-settings', data })
  dropShort(world.payload)
}

const FULL = {
  question: '予約の日を変えたい',
  category: 'booking',
  outcome: 'answered',
  language: 'ja',
  answer: '空いている日へ変えた',
  basisVersion: ASKED_LEAD,
}

const begin = (by = operator, op: string = randomUUID()) =>
  ok<DraftView>(by.post('/ops/contact/inquiries', { op, line: 'main' }))

const finish = (draft: DraftView, fields: object = FULL, more: object = {}, by = operator) =>
  by.post(`/ops/contact/inquiries/${draft.id}/finish`, {
    rev: draft.rev,
    fields,
    op: randomUUID(),
    more,
  })

const rowsOf = (slug: (typeof SLUGS)[number]) =>
  findRows<Record<string, unknown> & { id: string; state: string; number: string }>(
    world.payload,
    slug,
    {},
  )

const list = async (by: Staff, slug: string, query = '') =>
  (await ok<{ rows: CaseView[]; total: number }>(by.get(`/ops/cases/${slug}?${query}`))).rows

const move = (by: Staff, slug: string, id: string, name: string, answers: object = {}) =>
  rowsNow(slug, id).then((seen) =>
    by.post(`/ops/cases/${slug}/${id}/${name}`, { seen, answers, op: randomUUID() }),
  )

async function rowsNow(slug: string, id: string): Promise<number> {
  const [row] = await findRows<{ stateSeq: number }>(world.payload, slug as 'inquiries', {
    id: { equals: id },
  })
  return row?.stateSeq ?? 0
}

describe('the record of a call', () => {
  it('CC-01 (part) a call that was begun without a network keeps the time at which its key was pressed', async () => {
    const sent = { op: randomUUID(), line: 'main', waitedMs: 20 * 60_000 }
    const draft = await ok<DraftView>(operator.post('/ops/contact/inquiries', sent))
    expect(draft.startedAt).toBe(toInstant('2026-12-01', '09:40').toISOString())
    // A tab that slept over night is no call of half a day.
    const slept = { op: randomUUID(), line: 'main', waitedMs: 20 * 3_600_000 }
    const late = await ok<DraftView>(operator.post('/ops/contact/inquiries', slept))
    expect(late.startedAt).toBe(toInstant('2026-11-30', '22:00').toISOString())
  })

  it('CC-01 CC-38 (part) has the times of the call and of its saving; what was late is listed', async () => {
    const first = await begin()
    stand('2026-12-01', '10:05')
    await ok(finish(first))
    const second = await begin()
    stand('2026-12-01', '10:06')
    const hungUp = toInstant('2026-12-01', '10:06').toISOString()
    const saved = await ok<DraftView>(
      operator.post(`/ops/contact/inquiries/${second.id}/save`, {
        rev: second.rev,
        fields: { endedAt: hungUp },
      }),
    )
    stand('2026-12-01', '10:30')
    await ok(finish(saved))
    const rows = (await rowsOf('inquiries')) as unknown as Stored<'inquiries'>[]
    expect(
      rows
        .map(({ handlingSeconds, entry, endedAt, savedAt }) => [
          handlingSeconds,
          entry,
          endedAt === savedAt,
        ])
        .sort(),
    ).toEqual(
      [
        [300, 'prompt', true],
        [60, 'late', false],
      ].sort(),
    )
    expect(await list(lead, 'inquiries', 'by_entry=late')).toHaveLength(1)
  })

  it('CC-02 CC-29 (part) AC-14 (part) the city reads it as it is written, and calls that are not over as well', async () => {
    const draft = await begin()
    await ok(
      operator.post(`/ops/contact/inquiries/${draft.id}/save`, {
        rev: 0,
        fields: { question: '交付通知書をなくした', category: 'reissue' },
      }),
    )
    const [row] = await list(city, 'inquiries')
    expect(row).toMatchObject({
      state: 'open',
      cells: { question: '交付通知書をなくした', categoryLabel: '交付通知書・申請書の再発行' },
    })
  })

  it('CC-36 CC-03 cannot be ended without a category and what was asked; each lack stands at its field', async () => {
    const draft = await begin()
    const refused = await finish(draft, { language: 'ja' })
    expect([refused.status, await refused.json()]).toEqual([
      422,
      expect.objectContaining({
        fields: expect.objectContaining({
          category: expect.stringContaining('分類'),
          question: expect.stringContaining('問合せの内容'),
          outcome: expect.stringContaining('結果'),
        }),
      }),
    ])
    const desk = await ok<ContactDesk>(operator.get('/ops/contact/desk'))
    expect(desk.open).toMatchObject([{ id: draft.id }])
    // The matters that the specifications name, each in a category of its own.
    const labels = desk.categories.map(({ label }) => label)
    const matters = [
      ...['カードの申請・交付', 'マイナンバー制度', 'カードの利用', 'コンビニ交付'],
      ...['取得のきっかけ', '電子証明書', '通知カード・個人番号通知書', '健康保険証'],
      ...['公金受取口座', '申請サポートの窓口', '市の広報・ホームページ'],
    ]
    const found = matters.map((matter) => labels.findIndex((label) => label.includes(matter)))
    expect([found.includes(-1), new Set(found).size]).toEqual([false, matters.length])
    const made = await lead.post('/inquiry-categories', {
      label: '新しい制度',
      code: 'new-law',
      letters: 'AT',
      audience: 'citizens',
      active: true,
      order: 1,
    })
    expect(made.status).toBe(201)
    dropShort(world.payload)
    expect((await ok<ContactDesk>(operator.get('/ops/contact/desk'))).categories[0]).toMatchObject({
      code: 'new-law',
    })
  })

  it('CC-23 AX-10 the language of each call is recorded and counted', async () => {
    await setCity({ callLanguages: ['ja', 'en', 'zh-hans', 'ko', 'tl', 'es', 'pt', 'vi'] })
    const { languages } = await ok<ContactDesk>(operator.get('/ops/contact/desk'))
    expect(languages).toHaveLength(8)
    for (const { value } of languages) await ok(finish(await begin(), { ...FULL, language: value }))
    expect(await list(lead, 'inquiries', 'by_language=vi')).toHaveLength(1)
    expect(await list(lead, 'inquiries')).toHaveLength(8)
  })

  it('CC-24 the desk offers the languages that the city has chosen, six in Chiba and one in Fukuoka, and takes no other', async () => {
    for (const [callLanguages, other] of [
      [['ja', 'en', 'zh-hans', 'ko', 'es', 'pt'], 'vi'],
      [['ja'], 'en'],
    ] as const) {
      await setCity({ callLanguages })
      const { languages } = await ok<ContactDesk>(operator.get('/ops/contact/desk'))
      expect(languages.map(({ value }) => value).sort()).toEqual([...callLanguages].sort())
      const refused = await finish(await begin(), { ...FULL, language: other })
      expect([refused.status, await refused.json()]).toEqual([
        422,
        expect.objectContaining({ fields: { language: expect.stringContaining('言語') } }),
      ])
    }
  })

  it('CC-08 the rule of the city suggests for a category whom to name, and such calls are counted', async () => {
    const name = 'マイナンバー総合フリーダイヤル'
    const made = await city.post('/referral-targets', { name, phone: '0120-95-0178' })
    const { doc: target } = await ok<{ doc: { id: string } }>(Promise.resolve(made))
    const [category] = await findRows<{ id: string }>(world.payload, 'inquiry-categories', {
      code: { equals: 'system' },
    })
    const rule = { referral: target.id, guidance: '国の制度は国へ案内します。' }
    expect((await city.patch(`/inquiry-categories/${category!.id}`, rule)).status).toBe(200)
    dropShort(world.payload)
    const { categories } = await ok<ContactDesk>(operator.get('/ops/contact/desk'))
    expect(categories.find(({ code }) => code === 'system')).toMatchObject({
      guidance: '国の制度は国へ案内します。',
      referral: { name, phone: '0120-95-0178' },
    })
    const referred = { ...FULL, category: 'system', outcome: 'referred', referral: name }
    await ok(finish(await begin(), referred))
    await ok(finish(await begin()))
    const { total } = await ok<{ total: number }>(
      lead.get('/ops/cases/inquiries?by_outcome=referred'),
    )
    expect(total).toBe(1)
  })

  it('refuses the individual number in every text and keeps what was written before', async () => {
    const draft = await begin()
    for (const name of ['question', 'answer', 'referral', 'booking']) {
      const refused = await operator.post(`/ops/contact/inquiries/${draft.id}/save`, {
        rev: 0,
        fields: { [name]: '番号は 123456789018 です' },
      })
      expect([name, refused.status]).toEqual([name, 422])
    }
    expect(JSON.stringify(await rowsOf('inquiries'))).not.toContain('123456789018')
  })

  it('is the operator’s own, and two windows do not overwrite each other', async () => {
    const draft = await begin()
    const path = `/ops/contact/inquiries/${draft.id}/save`
    expect((await other.post(path, { rev: 0, fields: { question: 'x' } })).status).toBe(403)
    await ok(operator.post(path, { rev: 0, fields: { question: '一つ目の窓' } }))
    const second = await operator.post(path, { rev: 0, fields: { question: '二つ目の窓' } })
    expect([second.status, await second.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'CHANGED_MEANWHILE' }),
    ])
    expect(await ok<DraftView>(operator.get(`/ops/contact/inquiries/${draft.id}`))).toMatchObject({
      question: '一つ目の窓',
      rev: 1,
    })
  })

  it('is ended on the desk alone, and given up by its operator or the 業務責任者', async () => {
    const draft = await begin()
    const end = await move(operator, 'inquiries', draft.id, 'finish')
    expect(end.status).toBe(403)
    const theft = await move(other, 'inquiries', draft.id, 'drop', { note: 'x' })
    expect([theft.status, await theft.json()]).toEqual([
      409,
      expect.objectContaining({ detail: expect.stringContaining('本人と業務責任者') }),
    ])
    await ok(move(lead, 'inquiries', draft.id, 'drop', { note: '帰った人の書きかけ' }))
  })

  it('ended from a window that has not seen the other’s words, it is refused and nothing is lost', async () => {
    const draft = await begin()
    const path = `/ops/contact/inquiries/${draft.id}/save`
    await ok(operator.post(path, { rev: 0, fields: { ...FULL, question: '一つ目の窓' } }))
    const late = await finish(draft, { ...FULL, question: '二つ目の窓', outcome: 'complaint' })
    expect([late.status, (await rowsOf('inquiries'))[0]?.state]).toEqual([409, 'open'])
    expect(await rowsOf('complaints')).toHaveLength(0)
    // The same words once more, after an answer that was lost.
    await ok(finish(draft, { ...FULL, question: '一つ目の窓' }))
  })

  it('takes no end before the beginning, and none of tomorrow', async () => {
    const draft = await begin()
    for (const endedAt of ['2026-11-30T00:00:00.000Z', '9999-01-01T00:00:00.000Z']) {
      const refused = await finish(draft, { ...FULL, endedAt })
      expect([endedAt, refused.status]).toEqual([endedAt, 422])
    }
  })

  it('a procedure is one of the city’s', async () => {
    const draft = await begin()
    const refused = await finish(draft, { ...FULL, procedure: 'pickup' })
    expect([refused.status, await refused.json()]).toEqual([
      422,
      expect.objectContaining({ fields: { procedure: expect.stringContaining('手続き') } }),
    ])
    await ok(finish(draft, { ...FULL, procedure: 'カード交付予約' }))
  })

  it('a call under way is nobody’s work but its operator’s', async () => {
    await begin()
    const work = await ok<{ kinds: { shape: { slug: string } }[] }>(other.get('/ops/cases/work'))
    expect(work.kinds.map(({ shape }) => shape.slug)).not.toContain('inquiries')
  })

  it('a filter takes what it offers, and a search no individual number', async () => {
    await ok(finish(await begin(), { ...FULL, faqCandidate: true }))
    await ok(finish(await begin()))
    expect(await list(lead, 'inquiries', 'by_faqCandidate=true')).toHaveLength(1)
    for (const query of ['by_faqCandidate=xyz', 'by_office=nowhere', 'find=123456789018']) {
      expect((await lead.get(`/ops/cases/inquiries?${query}`)).status).toBe(422)
      expect((await lead.get(`/ops/cases/inquiries/counts?${query}`)).status).toBe(422)
    }
    expect(await list(lead, 'escalations', 'find=%25')).toHaveLength(0)
  })

  it('sent twice, at once or after a lost answer, it is one record and one follow-up', async () => {
    const op = randomUUID()
    const [a, b] = await Promise.all([begin(operator, op), begin(operator, op)])
    expect(a.id).toBe(b.id)
    const body = {
      rev: 0,
      fields: { ...FULL, outcome: 'escalated' },
      op: randomUUID(),
      more: { text: '判断してほしい' },
    }
    const path = `/ops/contact/inquiries/${a.id}/finish`
    const answers = await Promise.all([operator.post(path, body), operator.post(path, body)])
    expect(answers.some(({ ok: done }) => done)).toBe(true)
    await ok(operator.post(path, body))
    expect(await rowsOf('escalations')).toHaveLength(1)
    expect((await rowsOf('inquiries')).map(({ state }) => state)).toEqual(['done'])
  })

  it('whatever line the process dies at, a second press ends the call with one escalation', async () => {
    const user = { id: operator.id, roles: ['operator'] as 'operator'[], active: true }
    await crashAtEveryPoint(4, async (dies) => {
      for (const slug of SLUGS) await deleteRows(world.payload, slug, {})
      const draft = await begin()
      const ctx = {
        ...world.ctx('call-centre'),
        actor: { kind: 'staff' as const, id: operator.id, name: '受付' },
        user,
      }
      const wish = {
        rev: 0,
        fields: { ...FULL, outcome: 'escalated' },
        op: 'one-press',
        more: { text: '判断してほしい' },
      }
      await dies((fault) => finishInquiry({ ...ctx, fault }, draft.id, wish))
      await finishInquiry(ctx, draft.id, { ...wish, rev: 1 })
      expect([
        (await rowsOf('inquiries')).map(({ state }) => state),
        (await rowsOf('escalations')).length,
      ]).toEqual([['done'], 1])
    })
  })

  it('CC-28 the monthly file has a row for each record and nothing of a person, and operators do not get it', async () => {
    for (let index = 0; index < 5; index++) await ok(finish(await begin()))
    const person = { when: '2026-12-01T14:00', person: '川越花子', phone: '049-123-4567' }
    await ok(finish(await begin(), { ...FULL, outcome: 'callback' }, person))
    await ok(finish(await begin(), { ...FULL, outcome: 'complaint' }, person))
    await ok(finish(await begin(), { ...FULL, outcome: 'escalated' }, person))
    const path = `/ops/cases/inquiries/output?state=all&format=csv&from=2026-12-01&to=2026-12-31&purpose=${encodeURIComponent('月次のデータの引渡し')}`
    const text = await (await lead.get(path)).text()
    expect(text.split('\n').filter((line) => /^"?Q26/.test(line))).toHaveLength(8)
    expect((await operator.get(path)).status).toBe(403)
    for (const slug of ['escalations', 'complaints', 'callbacks']) {
      const file = `/ops/cases/${slug}/output?state=all&format=csv&purpose=${encodeURIComponent('市への報告')}`
      const rows = (await (await lead.get(file)).text()).trim().split('\n')
      expect([slug, rows.length]).toEqual([slug, 2])
      expect(rows.join() + text).not.toMatch(/氏名|電話番号|生年月日|住所|川越花子|123-?4567/)
    }
  })

  it('OP-14 leads to the booking that was made in it, and copies nothing of the person', async () => {
    await addSlot(world, { start: '10:30', capacity: 5 })
    const booking = await book(world, { start: '10:30', mail: 'someone@example.jp' })
    await ok(finish(await begin(), { ...FULL, outcome: 'booked', booking: booking.number }))
    await ok(finish(await begin(), { ...FULL, booking: 'A-1001' }))
    const links = (await list(lead, 'inquiries')).map((row) => row.links ?? [])
    expect(links.flat()).toEqual([
      {
        label: `予約 ${formatReceiptNumber(booking.number)}`,
        href: `/admin/collections/reservations/${booking.id}`,
      },
    ])
    const [row] = (await rowsOf('inquiries')).filter((one) => one.booking === booking.number)
    expect(JSON.stringify(row)).not.toContain('example.jp')
  })

  it('OP-09 without the booking module a call with an external number is recorded, listed, counted and reported', async () => {
    await setCity({ bookingModule: false })
    try {
      await ok(finish(await begin(), { ...FULL, outcome: 'booked', booking: 'A-1001' }))
      expect(await list(city, 'inquiries', 'by_outcome=booked')).toMatchObject([
        { cells: { outcome: '予約・変更・取消し' } },
      ])
      const figures = { hour: 9, incoming: 12, answered: 11, automatic: 0, abandoned: 1 }
      const day = { line: 'main', date: '2026-11-30', seen: 0, note: '', bands: [figures] }
      await ok(lead.post('/ops/call-stats/day', day))
      const wish = { line: 'main', from: '2026-11-30', to: '2026-11-30', format: 'csv' }
      const query = new URLSearchParams({ ...wish, kind: 'period', purpose: '市への報告' })
      const report = await lead.get(`/ops/call-stats/output?${query}`)
      expect([report.status, await report.text()]).toEqual([200, expect.stringContaining('91.6')])
      const file = `/ops/cases/inquiries/output?state=all&format=csv&purpose=${encodeURIComponent('市への報告')}`
      expect(await (await lead.get(file)).text()).toContain('A-1001')
    } finally {
      await setCity({ bookingModule: true })
    }
  })

  it('CC-30 AU-09 records, figures, bookings and FAQ go to a third party with the city’s approval alone, which the log keeps', async () => {
    for (const path of [
      '/ops/cases/inquiries/output?state=all',
      '/ops/call-stats/output?kind=period&line=main&from=2026-11-30&to=2026-11-30',
      '/ops/lists/reservations?from=2026-12-01&to=2026-12-31',
      '/ops/knowledge/faq?',
    ]) {
      await ok(finish(await begin()))
      const out = (purpose: string) =>
        lead.get(`${path}&${new URLSearchParams({ format: 'csv', purpose })}`)
      for (const purpose of [THIRD_PARTY, `${THIRD_PARTY}（市の承認番号: ）`, '第三者へ渡す']) {
        const refused = await out(purpose)
        expect([refused.status, await refused.json()]).toEqual([
          422,
          expect.objectContaining({
            code: 'APPROVAL_REQUIRED',
            detail: expect.stringContaining('承認番号'),
          }),
        ])
      }
      const approval = `市第${randomUUID().slice(0, 6)}号`
      expect((await out(thirdPartyPurpose(approval))).status).toBe(200)
      const log = await findRows<{ purpose: string }>(world.payload, 'audit-logs', {
        purpose: { equals: thirdPartyPurpose(approval) },
      })
      expect(log).toHaveLength(1)
    }
  })

  it('ST-29 the record and its file show the approved text that the answer followed, and what the 業務責任者 instructed', async () => {
    const question = `代理人は来られますか ${randomUUID().slice(0, 6)}`
    await addTexts(world.payload, [
      { question, answer: '来られます。' },
      { question: `${question} 案`, answer: 'まだです。', state: 'review' },
      { question: `${question} 郵便局`, answer: '内部です。', audiences: ['post-office'] },
    ])
    const versions = await findRows<Stored<'text-versions'>>(world.payload, 'text-versions', {
      question: { contains: question },
    })
    const versionOf = (said: string) => versions.find((one) => one.question === said)!.id
    const draft = await begin()
    for (const wrong of [`${question} 案`, `${question} 郵便局`, '']) {
      const basisVersion = wrong ? versionOf(wrong) : 'none-such'
      const refused = await finish(draft, { ...FULL, basis: '独自の判断', basisVersion })
      expect([refused.status, await refused.json()]).toMatchObject([
        422,
        { fields: { basis: expect.stringContaining('承認') } },
      ])
    }
    // Words of their own, with no version, are no basis, and an answer has one (ST-29).
    for (const basis of ['独自の判断', '代理の方（第1版）', undefined]) {
      const refused = await finish(draft, { ...FULL, basis, basisVersion: undefined })
      expect([refused.status, await refused.json()]).toMatchObject([
        422,
        { fields: { basis: expect.stringContaining('業務責任者に確認') } },
      ])
    }
    await ok(finish(draft, { ...FULL, basis: '独自の判断', basisVersion: versionOf(question) }))
    const { row } = await ok<OneCase>(city.get(`/ops/cases/inquiries/${draft.id}`))
    expect(row.state).toBe('done')
    const path = `/ops/cases/inquiries/output?state=all&format=csv&purpose=${encodeURIComponent('市への報告')}`
    expect(await (await lead.get(path)).text()).toContain(`"${question}（第1版）"`)
    const asked = await begin()
    await ok(finish(asked, { ...FULL, basis: '独自の判断' }))
    const file = await (await lead.get(path)).text()
    expect(file).toContain('"業務責任者に確認"')
    expect(file).not.toContain('独自の判断')
    // What no text answers is the 業務責任者's to say, and is kept with who said it.
    const open = await begin()
    const { follow } = await ok<Finished>(
      finish(open, { ...FULL, outcome: 'escalated' }, { text: '後見人が2人いる' }),
    )
    const id = follow!.href.split('/').at(-1)!
    await ok(move(lead, 'escalations', id, 'answer', { reply: '1人の来庁でよい' }))
    const told = await ok<{ reply: string; repliedBy: string }>(
      city.get(`/escalations/${id}?depth=0`),
    )
    expect(told).toMatchObject({ reply: '1人の来庁でよい', repliedBy: expect.stringMatching(/./) })
  })

  it('words added after the end stand in its history and change nothing', async () => {
    const draft = await begin()
    await ok(finish(draft))
    await ok(move(operator, 'inquiries', draft.id, 'add', { note: '訂正: 火曜ではなく水曜' }))
    const { history, row } = await ok<{ history: { note: string }[]; row: CaseView }>(
      city.get(`/ops/cases/inquiries/${draft.id}`),
    )
    expect(history[0]).toMatchObject({ note: '訂正: 火曜ではなく水曜' })
    expect(row.state).toBe('done')
  })
})

describe('what comes of a call', () => {
  const escalate = async (fields: object = {}) => {
    const draft = await begin()
    const { follow } = await ok<Finished>(
      finish(draft, { ...FULL, outcome: 'escalated', ...fields }, { text: '後見人が2人いる' }),
    )
    return { draft, id: follow!.href.split('/').at(-1)! }
  }

  it('CC-05 goes from the operator over the 業務責任者 to the city and back; the operator cannot pass', async () => {
    const { id } = await escalate()
    const refused = await move(operator, 'escalations', id, 'toCity', { request: 'x' })
    expect(refused.status).toBe(403)
    stand('2026-12-01', '10:20')
    await ok(move(lead, 'escalations', id, 'toCity', { request: '1人の来庁でよいか' }))
    stand('2026-12-01', '11:05')
    await ok(move(city, 'escalations', id, 'cityAnswer', { reply: '1人でよい' }))
    const [row] = await list(lead, 'escalations', 'state=answered')
    expect(row).toMatchObject({ state: 'answered' })
    const path = `/ops/cases/escalations/output?state=all&format=csv&purpose=${encodeURIComponent('市への報告')}`
    const text = await (await lead.get(path)).text()
    // 20 minutes with the 業務責任者, 45 with the city.
    expect(text).toMatch(/"20","45"/)
    expect(text).toContain('1人でよい')
  })

  it('CC-06 (part) an answered escalation is closed only with what was made of it', async () => {
    const { id } = await escalate()
    await ok(move(lead, 'escalations', id, 'answer', { reply: '1人でよい' }))
    const refused = await move(lead, 'escalations', id, 'close')
    expect([refused.status, await refused.json()]).toEqual([
      422,
      expect.objectContaining({ fields: { reflection: expect.stringContaining('反映') } }),
    ])
    await ok(move(lead, 'escalations', id, 'close', { reflection: 'faq' }))
    const counts = await ok<{ by: Record<string, number> }>(
      lead.get('/ops/cases/escalations/counts?state=all'),
    )
    expect(counts.by).toMatchObject({ faq: 1, none: 0 })
  })

  it('CC-07 CC-09 (part) a ward that was chosen sees it, and no other ward', async () => {
    const office = world.offices[0]!.id
    const draft = await begin()
    const refused = await finish(draft, { ...FULL, outcome: 'transferred' })
    expect(await refused.json()).toMatchObject({ fields: { office: expect.any(String) } })
    await ok(finish(draft, { ...FULL, outcome: 'transferred', office }))
    expect(await list(ward, 'inquiries')).toHaveLength(1)
    expect(await list(elsewhere, 'inquiries')).toHaveLength(0)
    expect(await list(lead, 'inquiries', 'by_outcome=transferred')).toHaveLength(1)
  })

  it('CC-10 (part) where the city keeps no person, none is kept, whatever is sent', async () => {
    await setCity({ contactFormUrl: 'https://form.city.example.jp/mynumber' })
    const { formUrl, personal } = await ok<ContactDesk>(operator.get('/ops/contact/desk'))
    expect([formUrl, personal]).toEqual(['https://form.city.example.jp/mynumber', 'number'])
    const draft = await begin()
    await ok(
      finish(
        draft,
        { ...FULL, outcome: 'callback' },
        { when: '2026-12-01T14:00', person: '川崎花子', phone: '090-1234-5678' },
      ),
    )
    expect(JSON.stringify(await rowsOf('callbacks'))).not.toMatch(/川崎花子|1234/)
  })

  it('a promised call has its time and every try; the number is read with an entry of the log', async () => {
    await setCity({ contactPersonal: 'full' })
    const draft = await begin()
    await ok(
      finish(
        draft,
        { ...FULL, outcome: 'callback' },
        { when: '2026-12-01T14:00', person: '川崎花子', phone: '090-1234-5678' },
      ),
    )
    const [row] = await rowsOf('callbacks')
    expect(JSON.stringify(row)).not.toMatch(/川崎花子|090-1234/)
    const read = await ok<{ person: string; phone: string }>(
      operator.post(`/ops/contact/callbacks/${row!.id}/person`),
    )
    expect(read).toEqual({ person: '川崎花子', phone: '090-1234-5678' })
    const log = await findRows<{ summary: string }>(world.payload, 'audit-logs', {
      target: { equals: `callbacks/${row!.id}` },
    })
    expect(log.map(({ summary }) => summary).join()).toContain('連絡先')
    const early = await move(operator, 'callbacks', row!.id, 'drop', { note: '出ない' })
    expect(early.status).toBe(409)
    for (let tries = 0; tries < 3; tries++)
      await ok(move(operator, 'callbacks', row!.id, 'absent', { when: '2026-12-02T10:00' }))
    await ok(move(operator, 'callbacks', row!.id, 'drop', { note: '3回とも不在' }))
  })

  const complain = async (more: object = { when: '2026-12-01T15:00', text: '対応が悪い' }) => {
    const draft = await begin()
    await ok(finish(draft, { ...FULL, outcome: 'complaint' }, more))
    return (await rowsOf('complaints'))[0]!
  }

  it('CC-11 a complaint is with the 業務責任者 at once, with its promise, transcript file and recording', async () => {
    const { id } = await complain({ text: '対応が悪い' })
    const work = await ok<{ kinds: { shape: { slug: string }; total: number }[] }>(
      lead.get('/ops/cases/work'),
    )
    expect(work.kinds.find(({ shape }) => shape.slug === 'complaints')).toMatchObject({ total: 1 })
    await ok(move(lead, 'complaints', id, 'start'))
    const early = await move(lead, 'complaints', id, 'toCity', { request: '相談' })
    expect(await early.json()).toMatchObject({ detail: expect.stringContaining('折り返し') })
    await ok(move(lead, 'complaints', id, 'promise', { when: '2026-12-01T15:00' }))
    await ok(move(lead, 'complaints', id, 'record', { transcript: 'C-1.txt', audio: '録音 123' }))
    const said = '市民: 待たされた。\nオペレーター: 申し訳ございません。'
    const query = new URLSearchParams({ name: 'C-1.txt', what: '文字起こし', op: randomUUID() })
    await ok(
      lead.upload(
        `/ops/cases/complaints/${id}/files?${query}`,
        new Uint8Array(new TextEncoder().encode(said)),
        { 'content-type': 'application/octet-stream' },
      ),
    )
    await ok(move(lead, 'complaints', id, 'toCity', { request: '相談' }))
    // The city reads the transcript where it reads the complaint.
    const { files } = await ok<OneCase>(city.get(`/ops/cases/complaints/${id}`))
    const transcript = await city.get(`/ops/cases/complaints/${id}/files/${files!.files[0]!.id}`)
    expect(await transcript.text()).toBe(said)
    stand('2026-12-02')
    expect(await list(lead, 'complaints', 'late=1')).toMatchObject([{ id, isLate: true }])
  })

  it('CC-11 (part) a promise that nobody kept is an alert, once, until the call is made or promised anew', async () => {
    const complaint = await complain({ when: '2026-12-01T15:00', text: '対応が悪い' })
    await ok(finish(await begin(), { ...FULL, outcome: 'callback' }, { when: '2026-12-01T15:00' }))
    const [call] = await rowsOf('callbacks')
    const open = async () =>
      (
        await findRows<Stored<'alerts'>>(world.payload, 'alerts', {
          state: { not_equals: 'resolved' },
        })
      ).map(({ topic }) => topic)
    const both = [`late-callbacks|${call!.id}`, `late-complaints|${complaint.id}`]
    const at = async (time: string) => {
      stand('2026-12-01', time)
      await Promise.all([1, 2].map(() => watchPromises(jobContext(world.payload))))
      return (await open()).filter((topic) => both.includes(topic!)).sort()
    }
    expect(await at('15:10')).toEqual([])
    expect(await at('15:11')).toEqual(both)
    await ok(move(operator, 'callbacks', call!.id, 'absent', { when: '2026-12-01T16:00' }))
    expect(await at('15:12')).toEqual([both[1]])
    await ok(move(lead, 'complaints', complaint.id, 'promise', { when: '2026-12-02T09:00' }))
    expect(await at('16:11')).toEqual([both[0]])
    await ok(move(operator, 'callbacks', call!.id, 'reached'))
    expect(await at('17:00')).toEqual([])
    stand('2026-12-02', '10:00')
    await setCity({ contactCallbackAlertMinutes: 0 })
    await watchPromises(jobContext(world.payload))
    expect(await open()).not.toContain(both[1])
    await setCity({ contactCallbackAlertMinutes: 10 })
  })

  it('CC-12 CC-13 is not closed without 現状分析 and 解決策, and wrong guidance not without a report to the city', async () => {
    stand('2026-12-01', '09:10')
    const { id } = await complain()
    stand('2026-12-01', '10:00')
    await ok(move(lead, 'complaints', id, 'start'))
    const close = () => move(lead, 'complaints', id, 'close')
    expect(await (await close()).json()).toMatchObject({
      detail: expect.stringContaining('現状分析'),
    })
    await ok(
      move(lead, 'complaints', id, 'analyse', {
        cause: 'guidance',
        analysis: '持ち物を言わなかった',
        remedy: '読み上げの文を直した',
      }),
    )
    expect(await (await close()).json()).toMatchObject({
      detail: expect.stringContaining('市への報告'),
    })
    await ok(
      move(lead, 'complaints', id, 'report', { when: '2026-12-01T09:40', document: '報告書1' }),
    )
    await ok(close())
    const paper = await lead.get(
      `/ops/cases/complaints/output?state=all&format=csv&purpose=${encodeURIComponent('市への報告')}`,
    )
    const text = await paper.text()
    expect(text).toContain('対応が悪い')
    expect(text).toContain('読み上げの文を直した')
    const sheet = await lead.get(
      `/ops/cases/complaints/${id}/paper?${new URLSearchParams({ purpose: '市への報告' })}`,
    )
    expect(sheet.status).toBe(200)
    const printed = textOf(Buffer.from(await sheet.arrayBuffer()))
    for (const words of ['持ち物を言わなかった', '読み上げの文を直した', '市へ報告した'])
      expect(printed).toContain(words)
    expect((await operator.get(`/ops/cases/complaints/${id}/paper?purpose=x`)).status).toBe(403)
    expect((await lead.get(`/ops/cases/complaints/${id}/paper`)).status).toBe(422)
    // Taken at 9:10, reported at 9:40.
    expect(text).toMatch(/市への報告まで（分）[^]*"30"\r?\n/)
  })

  it('CC-32 CC-33 (part) an urgent call alerts at once, half empty as it may be; its steps are ticked one by one', async () => {
    const answers = { kind: 'threat', text: '' }
    const op = randomUUID()
    const { row } = await ok<{ row: CaseView }>(
      operator.post('/ops/cases/urgent-demands', { answers, op }),
    )
    await ok(operator.post('/ops/cases/urgent-demands', { answers, op }))
    const alerts = await findRows<{ severity: string; title: string; state: string }>(
      world.payload,
      'alerts',
      {},
    )
    expect(alerts).toMatchObject([
      { severity: 'urgent', state: 'open', title: expect.stringContaining('脅迫') },
    ])
    // The city and the 業務責任者 have it before them; the operator who wrote it has the call.
    for (const [who, seen] of [
      [city, 1],
      [lead, 1],
      [operator, 0],
    ] as const) {
      const answer = await who.get('/ops/cases/work')
      const { kinds } = (await answer.json()) as {
        kinds: { shape: { slug: string }; total: number }[]
      }
      const mine = kinds.find(({ shape }) => shape.slug === 'alerts')
      expect(mine?.total ?? 0).toBe(seen)
    }
    await ok(move(lead, 'urgent-demands', row.id, 'start'))
    await ok(
      move(lead, 'urgent-demands', row.id, 'police', {
        when: '2026-12-01T09:50',
        station: '川崎署 12号',
      }),
    )
    await ok(move(lead, 'urgent-demands', row.id, 'report', { when: '2026-12-01T09:55' }))
    const early = await move(lead, 'urgent-demands', row.id, 'close', { result: '済んだ' })
    expect(await early.json()).toMatchObject({ detail: expect.stringContaining('手順') })
    const { checks } = await ok<{ checks: { id: string }[] }>(
      lead.get(`/ops/cases/urgent-demands/${row.id}`),
    )
    expect(checks.length).toBeGreaterThan(3)
    const [first, ...rest] = checks
    const unexplained = await move(lead, 'urgent-demands', row.id, 'check', {
      item: first!.id,
      answer: 'no',
    })
    expect(await unexplained.json()).toMatchObject({ fields: { note: expect.any(String) } })
    await ok(
      move(lead, 'urgent-demands', row.id, 'check', {
        item: first!.id,
        answer: 'no',
        note: 'もう切れていた',
      }),
    )
    for (const { id } of rest)
      await ok(move(lead, 'urgent-demands', row.id, 'check', { item: id, answer: 'yes' }))
    await ok(move(lead, 'urgent-demands', row.id, 'close', { result: '何も起きなかった' }))
  })
})

describe('an undue demand', () => {
  it('CC-33 is recorded as what it is, reported to the city, and keeps the day of the police', async () => {
    const { row } = await ok<{ row: CaseView }>(
      lead.post('/ops/cases/urgent-demands', {
        answers: { kind: 'undue', text: '特別扱いを求める' },
        op: randomUUID(),
      }),
    )
    await ok(move(lead, 'urgent-demands', row.id, 'start'))
    const police = { when: '2026-12-01T09:50', station: '川崎署 12号' }
    await ok(move(lead, 'urgent-demands', row.id, 'police', police))
    const tomorrow = await move(lead, 'urgent-demands', row.id, 'report', {
      when: '2026-12-02T09:00',
    })
    expect(tomorrow.status).toBe(422)
    await ok(move(lead, 'urgent-demands', row.id, 'report', { when: '2026-12-01T09:55' }))
    expect(await rowsOf('urgent-demands')).toMatchObject([
      {
        ...{ kind: 'undue', state: 'reported', text: '特別扱いを求める' },
        ...{ policeAt: '2026-12-01T09:50', police: '川崎署 12号', reportedAt: '2026-12-01T09:55' },
      },
    ])
    expect(await list(city, 'urgent-demands', 'state=reported&split=undue')).toHaveLength(1)
  })
})

describe('the helpdesk', () => {
  it('HD-01 HD-02 a question has its office, matter, answer and time, and no field for a person', async () => {
    const helpdesk = await signIn(world.payload, ['helpdesk'])
    const answers = {
      office: world.offices[0]!.id,
      category: 'terminal',
      step: '更新の画面',
      question: '通信エラーと出る',
    }
    const { row } = await ok<{ row: CaseView }>(
      helpdesk.post('/ops/cases/helpdesk-tickets', { answers, op: randomUUID() }),
    )
    const number = '123456789018 の人が来た'
    for (const field of ['question', 'step']) {
      const refused = await helpdesk.post('/ops/cases/helpdesk-tickets', {
        answers: { ...answers, [field]: number },
        op: randomUUID(),
      })
      expect([field, refused.status]).toEqual([field, 422])
    }
    for (const [name, field] of [
      ['answer', 'reply'],
      ['answer', 'basis'],
      ['maintenance', 'note'],
    ] as const) {
      const text = { reply: '再起動する', [field]: number }
      const refused = await move(helpdesk, 'helpdesk-tickets', row.id, name, text)
      expect([name, field, refused.status]).toEqual([name, field, 422])
    }
    await ok(
      move(helpdesk, 'helpdesk-tickets', row.id, 'answer', { reply: '再起動する', basis: '3章' }),
    )
    await ok(move(helpdesk, 'helpdesk-tickets', row.id, 'close'))
    const kept = await findRows<Stored<'helpdesk-tickets'>>(world.payload, 'helpdesk-tickets', {
      id: { equals: row.id },
    })
    expect(kept).toMatchObject([
      {
        ...{ office: world.offices[0]!.id, categoryLabel: '統合端末の操作', step: '更新の画面' },
        ...{ question: '通信エラーと出る', answer: '再起動する', basis: '3章', state: 'done' },
        ...{ openedAt: world.clock.now.toISOString(), answeredAt: world.clock.now.toISOString() },
      },
    ])
    const names = PRODUCT.collections
      .find(({ slug }) => slug === 'helpdesk-tickets')!
      .fields.flatMap((field) => ('name' in field ? [field.name] : []))
    expect(names.filter((name) => /person|phone|birth|address|mail/i.test(String(name)))).toEqual(
      [],
    )
    expect((await operator.get('/ops/cases/helpdesk-tickets')).status).toBe(403)
  })

  it('HD-09 (part) what is a fault of a device goes on to the maintenance', async () => {
    const helpdesk = await signIn(world.payload, ['helpdesk'])
    const { row } = await ok<{ row: CaseView }>(
      helpdesk.post('/ops/cases/helpdesk-tickets', {
        answers: {
          office: world.offices[0]!.id,
          category: 'device',
          question: '電源が入らない',
        },
        op: randomUUID(),
      }),
    )
    await ok(move(helpdesk, 'helpdesk-tickets', row.id, 'maintenance', { note: '電源部の故障' }))
    expect(await list(helpdesk, 'helpdesk-tickets', 'state=moved')).toHaveLength(1)
  })
})

describe('what becomes a FAQ', () => {
  type Draft = { href: string; isNew: boolean }
  const make = (by: Staff, body: object) =>
    by.post('/ops/knowledge/draft-from-inquiry', { ...body, op: randomUUID() })
  const versionAt = (href: string) =>
    ok<Record<string, unknown>>(lead.get(`/text-versions/${href.split('id=')[1]}?depth=0`))
  const unseen = async (word: string) => {
    for (const by of [operator, lead, city, ward])
      expect(
        await ok(by.get(`/ops/knowledge/search?${new URLSearchParams({ q: word })}`)),
      ).toMatchObject({ total: 0 })
  }

  it('CC-44 the list of candidates opens a draft with question, answer and number, which nobody finds', async () => {
    const draft = await begin()
    const fields = {
      ...FULL,
      question: '蛍光灯の\n色は何色か',
      answer: '白です',
      faqCandidate: true,
    }
    await ok(finish(draft, fields))
    await ok(finish(await begin()))
    const candidates = await list(lead, 'inquiries', 'by_faqCandidate=true')
    expect(candidates.map(({ id }) => id)).toEqual([draft.id])
    const made = await ok<Draft>(make(lead, { inquiry: candidates[0]!.id }))
    expect(made).toMatchObject({
      href: expect.stringContaining('/admin/text-edit?id='),
      isNew: true,
    })
    const version = await versionAt(made.href)
    expect(version).toMatchObject({
      state: 'draft',
      question: '蛍光灯の 色は何色か',
      answer: '白です',
      source: expect.stringContaining(draft.number),
    })
    expect(await ok(make(lead, { inquiry: draft.id }))).toEqual({ href: made.href, isNew: false })
    await unseen('蛍光灯')
    expect((await make(operator, { inquiry: draft.id })).status).toBe(403)
    expect((await make(lead, { inquiry: randomUUID() })).status).toBe(404)
    expect((await make(lead, {})).status).toBe(422)
  })

  it('HD-07 a ticket opens a draft for post offices', async () => {
    const helpdesk = await signIn(world.payload, ['helpdesk'])
    const secretariat = await signIn(world.payload, ['secretariat'])
    const answers = {
      office: world.offices[0]!.id,
      category: 'terminal',
      question: '琥珀色の画面が出る',
    }
    const { row } = await ok<{ row: CaseView }>(
      helpdesk.post('/ops/cases/helpdesk-tickets', { answers, op: randomUUID() }),
    )
    await ok(move(helpdesk, 'helpdesk-tickets', row.id, 'answer', { reply: '再起動する' }))
    const made = await ok<Draft>(make(secretariat, { ticket: row.id }))
    const version = await versionAt(made.href)
    expect(version).toMatchObject({
      state: 'draft',
      question: '琥珀色の画面が出る',
      answer: '再起動する',
      source: expect.stringMatching(/H\d/),
    })
    const [text] = await findRows<Stored<'texts'>>(world.payload, 'texts', {
      title: { equals: '琥珀色の画面が出る' },
    })
    expect(text).toMatchObject({ audiences: ['post-office'] })
    await unseen('琥珀色')
    expect((await make(helpdesk, { ticket: row.id })).status).toBe(403)
  })
})

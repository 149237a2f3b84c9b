import { findRow } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { CATEGORIES, LINES } from '@/presets/contact'
import { createRandom, type Random } from '@/presets/demo/random'
import { type Outcome } from '@/domain/contact/vocabulary'
import type { Language } from '@/domain/languages'
import { nameSearchKey } from '@/domain/text/name-search'
import {
  addDays,
  type CivilDate,
  minutesOf,
  timeOf,
  tokyoTimeOf,
  toInstant,
} from '@/domain/time/civil'
import { BEGIN } from '@/kit/case/define'

import { beginCase } from '../cases/begin'
import { moveByProduct } from '../cases/move'
import { startCase } from '../cases/start'
import { beginningOf } from '../contact/begin'
import { callback } from '../contact/callbacks/case'
import { complaint } from '../contact/complaints/case'
import { escalation } from '../contact/escalations/case'
import { tickets } from '../contact/lists'
import type { Actor, ServiceContext } from '../context'
import { cityCalendar } from '../deadlines/rules'
import { readCitySettings } from '../settings/read-settings'

import { SAID } from './contact-texts'
import { notAhead } from './not-ahead'
import type { DemoPart, DemoWorld } from './world'

/** Three months of calls. */
const DAYS = 90
const CALLS_A_DAY = 40
const SEED = 9_000_113

const LANGUAGES: readonly (readonly [Language, number])[] = [
  ['ja', 90],
  ['en', 4],
  ['zh-hans', 3],
  ['vi', 2],
  ['tl', 1],
]

const OUTCOMES: readonly (readonly [Outcome, number])[] = [
  ['answered', 62],
  ['booked', 22],
  ['referred', 6],
  ['transferred', 4],
  ['callback', 2],
  ['escalated', 2],
  ['dropped', 2],
]

const numberOf = (letter: string, day: CivilDate, index: number): string =>
  `${letter}${day.slice(2).replace(/-/g, '')}-${String(1000 + index)}`

/** Calls of one day, as if they had been recorded one after the other. */
function callsOf(
  random: Random,
  day: CivilDate,
  { operators, offices }: { operators: readonly Actor[]; offices: readonly string[] },
  line: { code: string; name: string },
) {
  const kinds = CATEGORIES.filter(({ audience = 'citizens' }) => audience === 'citizens')
  return Array.from({ length: CALLS_A_DAY + random.int(-8, 12) }, (_, index) => {
    const category = random.pick(kinds)
    const said = SAID[category.code] ?? SAID.other!
    const [question, answer] = random.pick(said)
    const outcome = random.weighted(OUTCOMES)
    const minute = 9 * 60 + random.int(0, 7 * 60 + 40)
    const start = toInstant(day, timeOf(minute))
    const seconds = random.int(90, 540)
    const end = new Date(start.getTime() + seconds * 1000)
    const isLate = random.chance(0.03)
    const saved = new Date(end.getTime() + (isLate ? 25 : 1) * 60_000)
    const by = random.pick(operators)
    const number = numberOf('Q', day, index)
    const at = (instant: Date) => instant.toISOString()
    return {
      requestKey: `demo|${number}`,
      number,
      day,
      startedAt: at(start),
      endedAt: at(end),
      savedAt: at(saved),
      handlingSeconds: seconds,
      entry: isLate ? 'late' : 'prompt',
      line: line.code,
      lineName: line.name,
      operator: by.id,
      operatorName: by.name,
      category: category.code,
      categoryLabel: category.label,
      language: random.weighted(LANGUAGES),
      outcome,
      office: outcome === 'transferred' || random.chance(0.3) ? random.pick(offices) : null,
      question: outcome === 'dropped' ? '' : question,
      answer: outcome === 'answered' ? answer : '',
      faqCandidate: random.chance(0.03),
      faqSolvable: random.chance(0.35),
      promptMinutes: 10,
      draftRev: 1,
      searchText: [number, question, answer, category.label].map(nameSearchKey).join(' '),
      state: 'done',
      stateOn: day,
      stateSeq: 1,
      unlogged: false,
      history: [
        { seq: 0, at: at(start), by, move: BEGIN, from: '', to: 'open' },
        { seq: 1, at: at(saved), by, move: 'finish', from: 'open', to: 'done', op: 'demo' },
      ],
    }
  })
}

async function supervisorOf({ ctx }: DemoWorld): Promise<Actor> {
  const user = await findRow<{ id: string; name: string }>(ctx.payload, 'users', {
    username: { equals: 'supervisor' },
  })
  return { kind: 'staff', id: String(user?.id ?? ''), name: user?.name ?? '業務責任者' }
}

/** Nobody calls back later than this. */
const LAST_CALL = '16:50'

/** The promised time so many minutes from now; in the morning of the next open day when it is too late. */
async function promisedIn({ ctx, today }: DemoWorld, minutes: number) {
  const at = minutesOf(tokyoTimeOf(ctx.now())) + minutes
  if (at >= minutesOf('09:00') && at <= minutesOf(LAST_CALL))
    return { on: today, at: `${today}T${timeOf(at)}` }
  const { isOpen } = await cityCalendar(ctx.payload)
  const days = Array.from({ length: 14 }, (_, index) => addDays(today, index + 1))
  const on = days.find(isOpen) ?? addDays(today, 1)
  return { on, at: `${on}T10:30` }
}

/** One escalation at each step, complaints on their way, and calls that were promised. */
async function casesOf(world: DemoWorld, lead: Actor, office: string): Promise<void> {
  const { ctx, staff, today } = world
  const on = (daysAgo: number, time: string, actor: Actor): ServiceContext => ({
    ...ctx,
    actor,
    user: null,
    now: () => notAhead(ctx, addDays(today, -daysAgo), time),
  })
  const ask = async (daysAgo: number, key: string, text: string) => {
    const by = on(daysAgo, '10:20', staff.operator)
    const { row } = await startCase(by, escalation, {
      ...beginningOf(by),
      requestKey: `demo|escalation|${key}`,
      office,
      categoryLabel: '市の個別の判断が要ること',
      text,
    })
    return row.id
  }
  const move = (
    by: ServiceContext,
    id: string,
    name: string,
    answers: Record<string, string> = {},
  ) => moveByProduct(by, escalation, id, { move: name, answers, op: `demo|${name}` })
  await ask(0, 'waits', '海外から一時帰国している方の受取り。次の帰国は来年とのこと。')
  const asked = await ask(1, 'city', '交付通知書を紛失し、本人確認書類が1点しかない。')
  await move(on(1, '11:05', lead), asked, 'toCity', {
    request: '本人確認書類1点での交付ができるか、区で判断してほしい。',
  })
  const answered = await ask(3, 'answered', '成年後見人が2人いて、片方だけが来庁できる。')
  await move(on(3, '11:00', lead), answered, 'toCity', {
    request: '後見人の1人だけの来庁でよいか。',
  })
  await move(on(2, '14:10', staff.city), answered, 'cityAnswer', {
    reply: '登記事項証明書に各自代理とあれば、1人で受け取れます。',
  })
  for (let day = 8; day < 80; day += 9) {
    const id = await ask(day, `done-${day}`, '転入の手続きと同じ日に電子証明書を更新できるか。')
    await move(on(day, '10:50', lead), id, 'answer', {
      reply: '同じ窓口で続けてできます。暗証番号を確認してもらうよう案内してください。',
    })
    await move(on(day, '13:30', lead), id, 'close', { reflection: day % 2 ? 'faq' : 'none' })
  }
  const by = on(1, '15:40', staff.operator)
  const promised = await promisedIn(world, 90)
  const { row: angry } = await startCase(by, complaint, {
    ...beginningOf(by),
    requestKey: 'demo|complaint|1',
    office,
    text: '持ち物の案内が足りず、2回行くことになった。責任者と話したい。',
    callbackAt: promised.at,
    callbackOn: promised.on,
  })
  await moveByProduct(on(1, '15:50', lead), complaint, angry.id, {
    move: 'start',
    op: 'demo|start',
  })
  const soon = on(0, '09:10', staff.operator)
  // The first of them should have been made by now.
  for (const [index, minutes] of [-20, 60, 150].entries()) {
    const due = await promisedIn(world, minutes)
    await startCase(soon, callback, {
      ...beginningOf(soon),
      requestKey: `demo|callback|${index}`,
      dueAt: due.at,
      dueOn: due.on,
      text: [
        '区役所に確認した結果を伝える',
        '予約の空きが出たことを伝える',
        '再発行の発送日を伝える',
      ][index],
    })
  }
}

/** Questions of post offices, one of them open (HD-01). */
async function ticketsOf({ ctx, today, config }: DemoWorld): Promise<void> {
  const office = config.offices.find(({ active }) => active)
  if (!office) return
  const questions = [
    ['terminal', '電子証明書の更新の画面で「通信エラー」と出る。'],
    ['procedure', '代理人が来たときに必要な書類を知りたい。'],
    ['form', '申請書の2枚目が印刷されない。'],
  ] as const
  for (const [index, [category, question]] of questions.entries()) {
    const by: ServiceContext = {
      ...ctx,
      user: null,
      now: () => notAhead(ctx, addDays(today, -index), '10:40'),
    }
    const answers = { office: office.id, category, question, step: '' }
    const { row } = await beginCase(by, tickets, { answers, op: `demo-ticket-${index}` })
    if (index > 0)
      await moveByProduct(by, tickets.case, row.id, {
        move: 'answer',
        answers: { reply: '手順書の3章のとおりに進めてください。', basis: '操作手順書 3章' },
        op: 'demo|answer',
      })
  }
}

/** Three months of calls, and what came of them. */
export const demoContact: DemoPart = async (world) => {
  const { ctx, config, staff, today, say } = world
  const { cityCode } = await readCitySettings(ctx.payload)
  const [line] = LINES[cityCode as keyof typeof LINES] ?? LINES.kawasaki
  const offices = config.offices.filter(({ active }) => active).map(({ id }) => id)
  const [office] = offices
  if (!line || !office) return
  say('問合せの記録を作っています（3か月分）')
  const random = createRandom(SEED)
  const { isOpen } = await cityCalendar(ctx.payload)
  const operators: Actor[] = ['', 'A', 'B', 'C', 'D'].map((name) =>
    name
      ? { kind: 'staff', id: `demo-operator-${name}`, name: `オペレーター${name}` }
      : staff.operator,
  )
  const calls = Array.from({ length: DAYS }, (_, index) => addDays(today, -index))
    .filter(isOpen)
    .flatMap((day) => callsOf(random, day, { operators, offices }, line))
  await insertMany(ctx.payload, 'inquiries', calls)
  await casesOf(world, await supervisorOf(world), office)
  await ticketsOf(world)
}

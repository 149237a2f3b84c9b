import { insertMany } from '@/db/bulk'
import { countRows } from '@/db/rows'
import { addDays, type CivilDate, toInstant } from '@/domain/time/civil'

import { incidentCase } from '../alarms/incidents/case'
import { alertCase } from '../alarms/alerts/case'
import { raiseAlert } from '../alarms/alerts/raise'
import { incidents } from '../alarms/incidents/list'
import { incidentHref, sweepIncidents } from '../alarms/incidents/sweep'
import { planDue } from '../alarms/plan'
import { diagnoses } from '../alarms/registers/diagnoses'
import { issues } from '../alarms/registers/issues'
import { cityRequests } from '../alarms/registers/requests'
import { vulnerabilities } from '../alarms/registers/vulnerabilities'
import { beginCase } from '../cases/begin'
import { moveByProduct } from '../cases/move'
import type { Actor, ServiceContext } from '../context'

import { notAhead } from './not-ahead'
import type { DemoPart } from './world'

const DAYS = 92
/** The day that nobody looked. */
const MISSED = 23

const SUPERVISOR: Actor = { kind: 'staff', id: 'demo', name: '業務責任者' }

/** Three months of faults, alerts and registers, as a city and its vendor leave them. */
export const demoAlarms: DemoPart = async ({ ctx, staff, today }) => {
  if ((await countRows(ctx.payload, 'emergency-contacts')) > 0) return
  const on = (daysAgo: number, time: string, actor: Actor = SUPERVISOR): ServiceContext => ({
    ...ctx,
    actor,
    now: () => notAhead(ctx, addDays(today, -daysAgo), time),
  })
  await contactTree(ctx)
  await documents(ctx, today)
  await pastIncident(on)
  await sweepIncidents(on(38, '23:00'))
  await ticks(ctx, today)
  await registers(on, staff.city, today)
}

type On = (daysAgo: number, time: string, actor?: Actor) => ServiceContext

async function contactTree({ payload }: ServiceContext): Promise<void> {
  const add = async (order: number, data: object) => {
    const made = await payload.create({
      collection: 'emergency-contacts',
      data: { order, active: true, ...data } as never,
    })
    return String(made.id)
  }
  const top = await add(10, {
    name: '全体管理責任者 高橋',
    organization: '受託者',
    position: '全体管理責任者',
    phone: '03-0000-0001',
    mail: 'takahashi@vendor.example',
  })
  const lead = await add(20, {
    name: '業務責任者 山本',
    organization: '受託者',
    position: '業務責任者',
    phone: '03-0000-0002',
    mail: 'yamamoto@vendor.example',
    above: top,
  })
  await add(30, {
    name: 'システム保守の当番',
    organization: '保守会社',
    position: '24時間の受付',
    phone: '03-0000-0003',
    mail: 'duty@maintenance.example',
    above: lead,
  })
  await add(40, {
    name: 'コールセンターの責任者',
    organization: '受託者',
    position: '副責任者',
    phone: '03-0000-0004',
    above: lead,
  })
  await add(50, {
    name: '市の担当課',
    organization: '市',
    position: '担当係長',
    phone: '044-000-0000',
    mail: 'tanto@city.example',
  })
}

async function documents({ payload }: ServiceContext, today: CivilDate): Promise<void> {
  const on = addDays(today, -85)
  for (const [kind, title, body] of [
    ['structure', '緊急時の体制と連絡網', '業務責任者が受け、30分以内に市の担当課へ電話します。'],
    [
      'flow',
      '情報漏えい・誤交付の対応フロー',
      '1. 広がりを止める\n2. 市へ口頭で報告する\n3. 事実を記録する\n4. 書面で報告する\n5. 再発防止策を決める',
    ],
    ['measure', '障害・事故への対策', '毎日の確認、交代の体制、紙での受付の手順を定めています。'],
  ])
    await payload.create({
      collection: 'rule-documents',
      data: {
        kind,
        title,
        body,
        version: 1,
        effectiveFrom: on,
        submittedOn: addDays(on, -14),
        approvedOn: addDays(on, -3),
        approvedBy: '市の担当課',
        active: true,
      } as never,
    })
}

/** A fault of one evening, from the first look to 再発防止策. */
async function pastIncident(on: On): Promise<void> {
  const { row } = await beginCase(on(38, '18:42'), incidents, {
    op: 'demo|incident',
    answers: {
      kind: 'system',
      what: '予約の画面が開くまでに20秒以上かかる',
      service: '予約サイト',
    },
  })
  const go = (
    at: ServiceContext,
    move: keyof typeof incidentCase.moves,
    answers: Record<string, string> = {},
  ) =>
    moveByProduct(at, incidentCase, row.id, {
      move,
      answers,
      op: `demo|${move}|${at.now().toISOString()}`,
    })
  await pastAlert(on, row.id)
  await go(on(38, '18:45'), 'start')
  await go(on(38, '18:55'), 'oral')
  await go(on(38, '19:00'), 'publish', {
    title: '予約サイトがつながりにくくなっています',
    text: '画面が開くまでに時間がかかっています。原因を調べています。',
  })
  await go(on(38, '19:40'), 'publish', { text: '原因がわかり、直しています。' })
  await go(on(38, '20:15'), 'restore', { cause: '写真の多いお知らせに、アクセスが集まったため' })
  await go(on(37, '10:00'), 'written')
  await go(on(36, '09:30'), 'toPrevention')
  await go(on(31, '16:00'), 'close', {
    prevention: 'お知らせの画像の大きさに上限を設け、公開の前に2人で確かめる。',
  })
}

/** Who was told of it, and who answered. */
async function pastAlert(on: On, incident: string): Promise<void> {
  const { id } = await raiseAlert(on(38, '18:42'), {
    key: `incident|${incident}`,
    severity: 'fault',
    title: '障害・事故（システム障害）が登録されました',
    body: '予約の画面が開くまでに20秒以上かかる',
    href: incidentHref(incident),
  })
  await planDue(on(38, '18:42'))
  for (const [at, move] of [
    ['18:44', 'acknowledge'],
    ['20:15', 'resolve'],
  ] as const)
    await moveByProduct(on(38, at), alertCase, id, { move, op: `demo|${move}|${id}` })
}

/** A look on every day but one. */
async function ticks({ payload }: ServiceContext, today: CivilDate): Promise<void> {
  const rows = Array.from({ length: DAYS }, (_, index) => {
    const daysAgo = DAYS - 1 - index
    const day = addDays(today, -daysAgo)
    const isOpen = daysAgo === 0
    const isMissed = daysAgo === MISSED
    const at = toInstant(day, '09:10').toISOString()
    return {
      tickKey: day,
      day,
      state: isOpen ? 'open' : isMissed ? 'missed' : 'checked',
      stateOn: isMissed ? addDays(day, 1) : day,
      stateSeq: isOpen ? 0 : 1,
      history: [],
      unlogged: false,
      ...(isOpen || isMissed
        ? {}
        : {
            checkedBy: index % 3 === 0 ? '山本' : '業務責任者',
            checkedAt: at,
            finding: index % 17 === 5 ? 'OpenSSLの更新（脆弱性の管理に登録）' : 'なし',
          }),
    }
  })
  await insertMany(payload, 'security-ticks', rows)
}

async function registers(on: On, city: Actor, today: CivilDate): Promise<void> {
  const begin = async (at: ServiceContext, kind: typeof issues, answers: Record<string, string>) =>
    (await beginCase(at, kind, { op: `demo|${Object.values(answers)[0]}`, answers })).row.id
  const go = (
    at: ServiceContext,
    kind: typeof issues,
    id: string,
    move: string,
    answers: Record<string, string> = {},
  ) => moveByProduct(at, kind.case, id, { move, answers, op: `demo|${move}|${id}` })

  const openssl = await begin(on(66, '09:20'), vulnerabilities, {
    title: 'CVE-2026-0101 OpenSSL',
    level: 'high',
  })
  await go(on(63, '11:00'), vulnerabilities, openssl, 'fix', { remedy: '更新を適用した' })
  await begin(on(4, '09:20'), vulnerabilities, {
    title: 'CVE-2026-0777 画像の変換',
    level: 'middle',
  })

  const test = await begin(on(80, '10:00'), diagnoses, {
    kind: 'diagnosis',
    dueOn: addDays(today, -50),
    company: '診断会社',
  })
  await go(on(55, '17:00'), diagnoses, test, 'carryOut', {
    doneOn: addDays(today, -56),
    company: '診断会社',
    result: '中程度の指摘1件',
  })
  await go(on(45, '17:00'), diagnoses, test, 'fix', { fix: '設定を直し、再診断で確認した' })
  await begin(on(40, '10:00'), diagnoses, { kind: 'penetration', dueOn: addDays(today, 60) })

  const queue = await begin(on(70, '14:00'), issues, { what: '月曜の午前に電話がつながりにくい' })
  await go(on(68, '14:00'), issues, queue, 'plan', {
    cause: '週明けに問い合わせが集まる',
    remedy: '月曜の席を2つ増やす',
    dueOn: addDays(today, -40),
  })
  await go(on(39, '14:00'), issues, queue, 'close', { result: '応答率が上がった' })
  await begin(on(42, '11:00'), issues, { what: '交付通知書の封入の取り違えを防ぐ' })
  await begin(on(6, '15:00'), issues, { what: '外国語の案内で駐車場の説明が足りない' })

  const asked = await begin(on(30, '13:00', city), cityRequests, {
    kind: 'document',
    text: '10月の障害の時系列をまとめた資料',
  })
  await go(on(27, '16:00'), cityRequests, asked, 'answer', { reply: '報告書に加えて提出した' })
  await go(on(26, '10:00', city), cityRequests, asked, 'accept')
  await begin(on(5, '13:00', city), cityRequests, {
    kind: 'improve',
    text: '予約の確認メールの件名を、わかりやすくしてほしい',
    dueOn: addDays(today, 9),
  })
}

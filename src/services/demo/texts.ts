import { findRow } from '@/db/atomic'
import type { Content } from '@/domain/knowledge/content'
import type { Audience, ChangeKind, ReaderEffect, TextKind } from '@/domain/knowledge/vocabulary'
import { addDays, type CivilDate, toInstant } from '@/domain/time/civil'

import { moveByProduct } from '../cases/move'
import type { Actor, ServiceContext } from '../context'
import { insertOnce } from '../insert-once'
import { saveWords } from '../knowledge/edit'
import { textVersion } from '../knowledge/versions/case'
import { draftVersion, type Version } from '../knowledge/versions/start'

import type { DemoPart, DemoStaff } from './world'

type Step = {
  /** Days before today. */
  ago: number
  words: Partial<Content>
  change?: ChangeKind
  note?: string
  /** How far it has come; approved when left out. */
  until?: 'draft' | 'review' | 'returned'
  effect?: ReaderEffect
  /** In force only so many days from today on. */
  inDays?: number
  remark?: string
}

type DemoText = {
  key: string
  title: string
  kind: TextKind
  category: string
  audiences: Audience[]
  owner: string
  /** Review date, in days from today. */
  reviewIn: number
  steps: Step[]
}

const FLOW = [
  '市民｜電話をかける',
  'オペレーター｜用件と予約の番号を聞く｜｜3（予約のこと）、5（判断に迷う）',
  'オペレーター｜番号で予約を確かめる',
  'オペレーター｜変更・取消しを入力し、内容を復唱する｜｜終',
  '業務責任者｜判断に迷う用件を受ける｜引継ぎ票｜6（市の判断）、7（答えられる）',
  '市｜制度の判断を答える｜回答書',
  'オペレーター｜市民に答える｜｜終',
].join('\n')

const TEXTS: readonly DemoText[] = [
  {
    key: 'call-manual',
    title: 'コールセンター 事務マニュアル',
    kind: 'manual',
    category: '電話の受け方',
    audiences: ['operators'],
    owner: '業務責任者',
    reviewIn: 45,
    steps: [
      {
        ago: 88,
        words: {
          flow: FLOW,
          detail:
            '■ 電話を受けたら\n用件を聞き、予約の番号を確かめます。マイナンバー（12桁）は聞きません。\n■ 答えられないとき\n業務責任者に代わります。',
          qa: 'Q 番号が分からないと言われたら\nA 交付通知書（はがき）の表を見てもらいます。',
        },
      },
      {
        ago: 40,
        change: 'added',
        note: '紛失・盗難の電話を先に一時停止へ案内する手順を加えた',
        effect: 'training',
        words: {
          detail:
            '■ 電話を受けたら\n用件を聞き、予約の番号を確かめます。マイナンバー（12桁）は聞きません。\n■ 紛失・盗難\n先に一時停止の電話（0120-95-0178）を案内します。\n■ 答えられないとき\n業務責任者に代わります。',
        },
      },
      {
        ago: 3,
        change: 'clarified',
        note: '答えられないときの引継ぎを、時間の目安まで書いた',
        until: 'review',
        words: {
          detail:
            '# 電話を受けたら\n\n用件を聞き、予約の番号を確かめます。**マイナンバー（12桁）は聞きません。**\n\n# 紛失・盗難\n\n先に一時停止の電話（0120-95-0178）を案内します。\n\n# 答えられないとき\n\n| だれが | いつまでに | 何をする |\n| - | - | - |\n| オペレーター | 5分以内 | 業務責任者に代わる |\n| 業務責任者 | 30分以内 | 市へ引き継ぐ |',
        },
      },
    ],
  },
  {
    key: 'equipment-rule',
    title: '機器の使用ルール',
    kind: 'manual',
    category: '機器',
    audiences: ['operators', 'post-office', 'staff'],
    owner: '事務局',
    reviewIn: 120,
    steps: [
      {
        ago: 60,
        effect: 'reread',
        words: {
          flow: '使う人｜業務の前に機器の番号と状態を確かめる｜なし\n使う人｜終わったら元の場所に戻し、施錠する｜なし',
          detail:
            '■ 使ってよいこと\n仕様書と市の指示にある作業だけに使います。\n■ してはいけないこと\n私的な利用、指示のないアプリの追加、無断の持ち出し。\n■ なくした・壊したとき\nすぐに業務責任者に知らせます。',
          qa: 'Q 充電のために家に持ち帰ってよいか\nA いけません。置き場所で充電します。',
        },
      },
    ],
  },
  {
    key: 'window-manual',
    title: '交付窓口 事務マニュアル',
    kind: 'manual',
    category: '窓口',
    audiences: ['staff'],
    owner: '市 マイナンバー担当',
    reviewIn: -10,
    steps: [
      {
        ago: 85,
        words: {
          flow: '窓口｜本人確認書類を確かめる｜本人確認書類\n窓口｜交付通知書を受け取る｜交付通知書\n窓口｜暗証番号を設定してもらう｜暗証番号設定依頼書\n窓口｜カードを渡す｜受領書',
          detail: '■ 本人確認\n顔写真のあるもの1点、または顔写真のないもの2点を確かめます。',
          qa: 'Q 交付通知書を忘れた\nA 本人確認書類を1点追加して確かめます。',
        },
      },
      {
        ago: 5,
        change: 'aligned',
        note: '健康保険の資格確認書の扱いを国の通知に合わせた',
        until: 'returned',
        remark: '資格確認書の有効期限の見方も書いてください。',
        words: {
          detail:
            '■ 本人確認\n顔写真のあるもの1点、または顔写真のないもの2点を確かめます。\n健康保険の資格確認書は、顔写真のないものとして扱います。',
        },
      },
    ],
  },
  {
    key: 'post-manual',
    title: '郵便局 電子証明書更新マニュアル',
    kind: 'manual',
    category: '郵便局',
    audiences: ['post-office'],
    owner: '事務局',
    reviewIn: 80,
    steps: [
      {
        ago: 60,
        effect: 'reread',
        words: {
          flow: '郵便局｜申請書を受け取る｜更新申請書\n郵便局｜統合端末で更新する｜なし\n事務局｜その日の件数を確かめる｜日報',
          detail: '■ 受付\n本人の来局だけを受け付けます。代理人の方は区役所を案内します。',
          qa: 'Q 暗証番号がロックされている\nA 区役所を案内します。',
        },
      },
    ],
  },
  {
    key: 'proxy',
    title: '代理人への交付を認める判断',
    kind: 'criterion',
    category: '本人確認',
    audiences: ['operators', 'staff'],
    owner: '市 マイナンバー担当',
    reviewIn: 120,
    steps: [
      {
        ago: 70,
        words: {
          answer:
            '本人が病気、障害、長期入院、施設入所、75歳以上などで来庁が難しく、それを示す書類があるときに認める。仕事が忙しいという理由では認めない。迷うときは市に引き継ぐ。',
        },
      },
    ],
  },
  {
    key: 'law-change',
    title: '資格確認書を本人確認書類とするときの扱い（国の通知）',
    kind: 'notice',
    category: '法改正',
    audiences: ['operators', 'staff'],
    owner: '市 マイナンバー担当',
    reviewIn: 200,
    steps: [
      {
        ago: 12,
        effect: 'reread',
        words: {
          answer:
            '健康保険証の新規発行が終わったため、資格確認書を顔写真のない本人確認書類として扱います。窓口と電話の案内を合わせてください。',
        },
      },
    ],
  },
  {
    key: 'holiday-hours',
    title: '休日に受け取れますか。',
    kind: 'faq',
    category: 'カードの受け取り',
    audiences: ['citizens', 'operators', 'staff'],
    owner: '業務責任者',
    reviewIn: 30,
    steps: [
      {
        ago: 75,
        words: { answer: '第2・第4日曜日の午前に受け取れます。予約が必要です。' },
      },
      {
        ago: 6,
        change: 'clarified',
        note: '休日窓口の時間が変わる',
        inDays: 20,
        words: { answer: '第2・第4日曜日の9時から12時まで受け取れます。予約が必要です。' },
      },
    ],
  },
]

/** Three months of texts, one waiting for the city, one returned with an open remark, one for later. */
export const demoTexts: DemoPart = async ({ ctx, staff, today, say }) => {
  if (await findRow(ctx.payload, 'texts', { textKey: { equals: `demo:${TEXTS[0]!.key}` } })) return
  say('FAQ・マニュアルの版を作っています（3か月分）')
  for (const text of TEXTS) {
    const { key, title, kind, category, audiences, owner, reviewIn, steps } = text
    const { row } = await insertOnce(ctx, 'texts', 'textKey', {
      title,
      kind,
      category,
      audiences,
      owner,
      reviewBy: addDays(today, reviewIn),
      order: 500,
      isYearly: true,
      rightsNote:
        'この文書の著作権その他の権利は市に帰属します。第三者への提供には、市の承認が必要です。',
      textKey: `demo:${key}`,
    })
    for (const step of steps) await play(ctx, String(row.id), step, staff, today)
  }
}

/** One version, written and moved on in the days when it happened. */
async function play(
  ctx: ServiceContext,
  text: string,
  { ago, words, change, note, until, effect = 'minor', inDays, remark }: Step,
  { operator, cityAdmin }: Pick<DemoStaff, 'operator' | 'cityAdmin'>,
  today: CivilDate,
): Promise<void> {
  const on = addDays(today, -ago)
  const as = (actor: Actor, date: CivilDate): ServiceContext => ({
    ...ctx,
    actor,
    user: null,
    now: () => toInstant(date, '10:00'),
  })
  const writer = as({ ...operator, name: '業務責任者' }, on)
  const move = (by: ServiceContext, { id }: Version, name: string, answers = {}) =>
    moveByProduct(by, textVersion, String(id), { move: name, answers, op: `demo-${name}` })
  const { version } = await draftVersion(writer, text)
  const { question, answer, flow, detail, qa } = version
  await saveWords(writer, String(version.id), {
    question,
    answer: answer ?? '',
    flow: flow ?? '',
    detail: detail ?? '',
    qa: qa ?? '',
    ...words,
    changeKind: change ?? 'first',
    changeNote: note ?? '',
    effectiveOn: inDays === undefined ? '' : addDays(today, inDays),
    seen: version.stateSeq ?? 0,
    op: 'demo-words',
  })
  if (until === 'draft') return
  await move(writer, version, 'submit')
  if (until === 'review') return
  const decided = as(cityAdmin, addDays(on, Math.min(2, ago)))
  if (until === 'returned') return void (await move(decided, version, 'return', { text: remark }))
  await move(decided, version, 'approve', { effect })
}

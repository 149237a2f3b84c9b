import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { inShort, titleOf } from '@/domain/text/in-short'
import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { tokyoDateOf } from '@/domain/time/civil'
import { defineCase } from '@/kit/case/define'
import { addendum } from '@/kit/case/moves'

import { faultPoint, type ServiceContext } from '../context'
import { insertOnce } from '../insert-once'
import type { Output } from '../lists/files'
import type { TableWish } from '../lists/output-table'
import { invalid } from '../refusals'

import { caseKind, type PlainKind } from './kind'
import { caseById } from './move'
import { type OneCase, oneCase } from './one'
import { type OpenLine, openLines, outputLines, readableLines, readableOf } from './open'
import { startCase } from './start'

/**
 * 業務の引継ぎ: all that was not over at one moment, with its state and next step, handed to the city, also
 * before its day (CC-31, AV-12). What was handed over stays as it was; the city says that it has it.
 */
export const workHandover = defineCase({
  slug: 'work-handovers',
  label: '業務の引継ぎ',
  name: ({ number }) => number,
  title: ({ number, what }) => titleOf(number, inShort(what)),
  read: 'work.open',
  scope: null,
  key: 'requestKey',
  letter: NUMBER_LETTER['work-handovers'],
  start: 'handed',
  states: {
    handed: { label: '市の受領待ち', turn: 'work.receive' },
    asked: { label: '確認の依頼あり', turn: 'work.hand-over' },
    received: { label: '受領済み', final: true },
    withdrawn: { label: '取下げ', final: true },
  },
  moves: {
    receive: {
      label: '受領した',
      from: ['handed', 'asked'],
      to: 'received',
      by: 'work.receive',
      main: true,
      asks: [{ name: 'note', label: 'メモ', kind: 'lines' }],
      set: (_, { today, actor }) => ({ receivedOn: today, receivedBy: actor.name }),
    },
    ask: {
      label: '確認を頼む',
      from: ['handed'],
      to: 'asked',
      by: 'work.receive',
      asks: [{ name: 'note', label: '確かめてほしいこと', kind: 'lines', required: true }],
    },
    answer: {
      label: '回答する',
      from: ['asked'],
      to: 'handed',
      by: 'work.hand-over',
      main: true,
      asks: [{ name: 'note', label: '回答', kind: 'lines', required: true }],
    },
    withdraw: {
      label: '取り下げる',
      from: ['handed', 'asked'],
      to: 'withdrawn',
      by: 'work.hand-over',
      danger: true,
      asks: [{ name: 'note', label: '理由', required: true }],
    },
    add: addendum(['received'], 'work.open'),
  },
})

export const workHandovers = caseKind<'work-handovers'>({
  case: workHandover,
  list: {
    path: 'work-handovers',
    title: '業務の引継ぎ',
    lead: '市へ引き継いだ業務です。引き継いだときの一覧は、そのまま残ります。',
    columns: ['number', 'handedOn', 'what', 'count', 'state', 'handedBy', 'receivedBy', 'remark'],
    sort: ['-handedOn', 'number'],
    shows: 'all',
    purposes: ['業務の引継ぎ', '市への報告'],
    output: 'work.open',
    links: (_, rows) =>
      Promise.resolve(
        new Map(
          rows.map(({ id }) => [
            id,
            { links: [{ label: '引き継いだ一覧', href: `/admin/open-records?handed=${id}` }] },
          ]),
        ),
      ),
  },
})

/** More would be no list that people hand over; a part of the work is chosen then. */
const MOST_LINES = 20_000

type List = Stored<'work-handover-lists'>

/** What stands in such a list, gathered and kept once: a request that is sent again hands over the same. */
async function listOf(
  ctx: ServiceContext,
  kinds: readonly PlainKind[],
  listKey: string,
): Promise<OpenLine[]> {
  const known = await findRow<List>(ctx.payload, 'work-handover-lists', {
    listKey: { equals: listKey },
  })
  if (known) return linesOf(known)
  const lines: OpenLine[] = []
  // The work is handed over whole; each reader sees the kinds that are theirs to read (`readableLines`).
  for await (const line of openLines({ ...ctx, user: null }, kinds)) {
    lines.push(line)
    if (lines.length > MOST_LINES)
      throw invalid(
        `${MOST_LINES.toLocaleString('ja-JP')}件を超えています。業務を選んで、分けて引き継いでください。`,
      )
  }
  if (lines.length === 0)
    throw invalid('引き継ぐものがありません。選んだ業務は、すべて終わっています。')
  return linesOf((await insertOnce(ctx, 'work-handover-lists', 'listKey', { listKey, lines })).row)
}

/**
 * Hands over what is not over now: of kinds that this person may read, or all of it. Sent again with the
 * same `op`, it is one.
 * @param slugs of the kinds; empty for all
 * @throws DomainError INPUT_INVALID when nothing is open, or too much at once
 */
export async function handOver(
  ctx: ServiceContext,
  kinds: readonly PlainKind[],
  { slugs, remark, op }: { slugs: readonly string[]; remark: string; op: string },
): Promise<OneCase> {
  const others = kinds.filter(({ case: { slug } }) => slug !== workHandover.slug)
  const chosen =
    slugs.length === 0
      ? others
      : readableOf(ctx, others).filter(({ case: { slug } }) => slugs.includes(slug))
  const requestKey = `${ctx.actor.id}|${op}`
  const lines = await listOf(ctx, chosen, requestKey)
  await faultPoint(ctx, 'list-kept')
  const { row } = await startCase<Stored<'work-handovers'>>(ctx, workHandover, {
    requestKey,
    handedOn: tokyoDateOf(ctx.now()),
    handedBy: ctx.actor.name,
    what: [...new Set(lines.map(({ kind }) => kind))].join('、'),
    count: lines.length,
    remark,
  })
  return oneCase(ctx, workHandovers, row.id)
}

export type HandedOver = {
  number: string
  /** Those of kinds that this person may read. */
  lines: OpenLine[]
  /** How many more there are. */
  hidden: number
  row: Stored<'work-handovers'>
}

/** What was handed over then, as far as this person may read its kinds. @throws DomainError NOT_FOUND */
export async function handedOver(
  ctx: ServiceContext,
  kinds: readonly PlainKind[],
  id: string,
): Promise<HandedOver> {
  const row = await caseById(ctx, workHandover, id)
  const list = await findRow<List>(ctx.payload, 'work-handover-lists', {
    listKey: { equals: row.requestKey },
  })
  const all = list ? linesOf(list) : []
  const lines = readableLines(ctx, kinds, all)
  return { number: row.number, lines, hidden: all.length - lines.length, row }
}

/** The same as a file or on paper. @throws DomainError NOT_FOUND, and as `outputTable` */
export async function outputHandedOver(
  ctx: ServiceContext,
  kinds: readonly PlainKind[],
  id: string,
  wish: TableWish,
): Promise<Output> {
  const { number, lines, hidden, row } = await handedOver(ctx, kinds, id)
  return outputLines(
    ctx,
    `業務引継書_${number}`,
    {
      rows: async function* () {
        yield* lines
      },
      count: lines.length,
    },
    [
      ['引き継いだ日', row.handedOn],
      ['引き継いだ人', row.handedBy],
      ['特記事項', row.remark ?? ''],
      ...(hidden > 0 ? [hiddenIn(hidden)] : []),
    ],
    wish,
  )
}

const hiddenIn = (hidden: number): [string, string] => [
  'ほかの業務',
  `${hidden.toLocaleString('ja-JP')}件（見る権限のない業務）`,
]

const linesOf = ({ lines }: Pick<List, 'lines'>): OpenLine[] =>
  Array.isArray(lines) ? (lines as OpenLine[]) : []

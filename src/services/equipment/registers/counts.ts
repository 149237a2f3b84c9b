import { NUMBER_LETTER } from '@/domain/codes/number-letters'
import { titleOf } from '@/domain/text/in-short'
import { findRows } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'
import type { Stored } from '@/db/stored'
import { defineCase, finalStates } from '@/kit/case/define'

import { byOffice } from '../../cases/choices'
import { caseKind, inFile } from '../../cases/kind'
import { caseById, moveCase } from '../../cases/move'
import { movesNow } from '../../cases/rules'
import type { ServiceContext } from '../../context'
import { officeNames } from '../../settings/office-names'
import { device } from '../devices/case'
import { scannedDevice } from '../devices/scanned'
import type { Device } from '../masters'

type Count = Stored<'device-counts'>
export type Expected = { id: string; number: string; name: string }
export type ScanLine = { code: string; at: string; by: string }

const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : [])

/** What was expected, what of it was read, what is missing, and what was read and belongs elsewhere. */
export function resultOf(row: Pick<Count, 'expected' | 'scans'>): {
  found: Expected[]
  missing: Expected[]
  unexpected: ScanLine[]
} {
  const expected = listOf<Expected>(row.expected)
  const scans = listOf<ScanLine>(row.scans)
  const read = new Set(scans.map(({ code }) => code))
  const known = new Set(expected.map(({ number }) => number))
  return {
    found: expected.filter(({ number }) => read.has(number)),
    missing: expected.filter(({ number }) => !read.has(number)),
    unexpected: scans.filter(({ code }) => !known.has(code)),
  }
}

/** 機器の棚卸し: each device is read once; what is missing and what is too much follows from it. */
export const deviceCount = defineCase({
  slug: 'device-counts',
  label: '機器の棚卸し',
  name: ({ number }) => number,
  title: ({ number, beganOn }) => titleOf(number, beganOn && `${beganOn}に始めた棚卸し`),
  read: 'devices.read',
  scope: 'office',
  key: 'countKey',
  letter: NUMBER_LETTER['device-counts'],
  start: 'open',
  states: {
    open: { label: '読み取り中', turn: 'devices.use' },
    done: { label: '終了', final: true },
  },
  moves: {
    scan: {
      label: '読み取った',
      from: ['open'],
      to: null,
      by: 'devices.use',
      isInList: true,
      isApart: true,
      asks: [{ name: 'code', label: '管理番号', required: '管理番号を読み取ってください。' }],
      set: ({ code = '' }, { actor, at }, row) => {
        const scans = listOf<ScanLine>(row.scans)
        const all = scans.some((one) => one.code === code)
          ? scans
          : [...scans, { code, at, by: actor.name }]
        return { scans: all, ...figures({ expected: row.expected, scans: all }) }
      },
    },
    unscan: {
      label: '読み取りを取り消した',
      from: ['open'],
      to: null,
      by: 'devices.use',
      isInList: true,
      isApart: true,
      asks: [{ name: 'code', label: '管理番号', required: '取り消す管理番号を選んでください。' }],
      set: ({ code = '' }, _, row) => {
        const scans = listOf<ScanLine>(row.scans).filter((one) => one.code !== code)
        return { scans, ...figures({ expected: row.expected, scans }) }
      },
    },
    finish: {
      label: '棚卸しを終える',
      from: ['open'],
      to: 'done',
      by: 'devices.use',
      main: true,
      asks: [{ name: 'note', label: '足りないもの・余分なものについて' }],
      set: (_, { today, actor }, row) => ({
        ...figures(row),
        ...{ finishedOn: today, finishedBy: actor.name },
        missingNames: resultOf(row)
          .missing.map(({ number }) => number)
          .join('、'),
        unexpectedNames: resultOf(row)
          .unexpected.map(({ code }) => code)
          .join('、'),
      }),
    },
  },
})

const figures = (row: Pick<Count, 'expected' | 'scans'>) => {
  const { found, missing, unexpected } = resultOf(row)
  return { found: found.length, missing: missing.length, unexpected: unexpected.length }
}

export type Scanned = {
  number: string
  /** `unknown`: not counted, because nobody has said yet that it is to be. */
  kind: 'found' | 'again' | 'unexpected' | 'unknown'
  words: string
}
/** How the count stands, and what was read beyond what was expected. */
export type Counted = { found: number; missing: Expected[]; unexpected: string[] }

const countedOf = (row: Pick<Count, 'expected' | 'scans'>): Counted => {
  const { found, missing, unexpected } = resultOf(row)
  return { found: found.length, missing, unexpected: unexpected.map(({ code }) => code) }
}

/**
 * One device is read. Two may read at once: nobody has to have seen the other's readings. A number that no device
 * has is counted only when somebody says so (`isSure`): most are slips of typing.
 * @throws DomainError as `moveCase`
 */
export async function scanDevice(
  ctx: ServiceContext,
  id: string,
  wish: { code: string; op: string; isSure?: boolean },
): Promise<Scanned & Counted> {
  const { number: code, row: known } = await scannedDevice(ctx, wish.code)
  const before = await caseById(ctx, deviceCount, id)
  const isExpected = listOf<Expected>(before.expected).some(({ number }) => number === code)
  const again = listOf<ScanLine>(before.scans).some((one) => one.code === code)
  if (!known && !isExpected && !again && !wish.isSure)
    return {
      ...{ ...countedOf(before), number: code, kind: 'unknown' },
      words: `${code}: この番号の機器は登録されていません。数えていません。`,
    }
  const row = await moveCase(ctx, await movesNow(ctx, deviceCount), id, {
    move: 'scan',
    answers: { code },
    op: wish.op,
  })
  const name = known ? `${code} ${known.name}` : code
  const at = known?.office ? (await officeNames(ctx)).get(String(known.office)) : known?.location
  const elsewhere = known
    ? `ここの機器ではありません（記録では ${at || '置き場所なし'}）。`
    : 'この番号の機器は登録されていません。余分として数えました。'
  return {
    ...{ ...countedOf(row), number: code },
    kind: isExpected ? (again ? 'again' : 'found') : 'unexpected',
    words: isExpected ? `${name}${again ? '（読み取り済み）' : ''}` : `${name}: ${elsewhere}`,
  }
}

/** A reading is taken back: it was never there, and the history says who took it back. @throws as `moveCase` */
export async function unscanDevice(
  ctx: ServiceContext,
  id: string,
  { code, op }: { code: string; op: string },
): Promise<Counted> {
  const moves = await movesNow(ctx, deviceCount)
  return countedOf(await moveCase(ctx, moves, id, { move: 'unscan', answers: { code }, op }))
}

export const deviceCounts = caseKind<'device-counts'>({
  case: deviceCount,
  begin: {
    label: '棚卸しを始める',
    by: 'devices.use',
    asks: [{ name: 'office', label: '窓口', required: true }],
    fields: async (ctx, { office = '' }) => {
      const rows = await findRows<Device>(
        ctx.payload,
        'devices',
        {
          and: [
            { office: { equals: office } },
            { state: { not_in: [...finalStates(device), 'lent', 'repair', 'lost'] } },
          ],
        },
        { sort: 'number' },
      )
      const expected = rows.map(({ id, number, name }) => ({ id: String(id), number, name }))
      return {
        ...{ office, expected, scans: [], expectedCount: expected.length },
        ...figures({ expected, scans: [] }),
        beganOn: tokyoDateOf(ctx.now()),
      }
    },
  },
  list: {
    path: 'device-counts',
    title: '機器の棚卸し',
    lead: '窓口の機器を1台ずつ読み取り、足りないものと余分なものを見つけます。',
    columns: [
      { field: 'number', width: 15 },
      'office',
      'beganOn',
      'expectedCount',
      'found',
      'missing',
      'unexpected',
      'state',
      ...inFile('missingNames', 'unexpectedNames', 'finishedOn', 'finishedBy'),
    ],
    sort: ['-beganOn', 'id'],
    since: { field: 'beganOn', longDays: 2 },
    filters: [byOffice],
    links: (_ctx, rows) =>
      Promise.resolve(
        new Map(
          rows.map(({ id }) => [
            String(id),
            { links: [{ label: '読み取りの画面', href: `/admin/device-count?id=${id}` }] },
          ]),
        ),
      ),
    purposes: ['棚卸し', '市への報告', '監査'],
    output: 'devices.read',
  },
})

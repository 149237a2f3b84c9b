import { describe, expect, it } from 'vitest'

import { readHolidayFile } from '@/domain/holidays/read-file'
import { holidaySeed } from '@/presets/holidays'
import { openHolidayFile } from '@/services/holidays/open-file'

import { cp932, HEADING, linesOf, utf8Bom } from '../../../helpers/holiday-csv'

const TODAY = '2026-11-30'

/** Ten lines of the published file, with the names that readers of it have stumbled over (D-1). */
const LINES = [
  '1955/1/1,元日',
  '1959/4/10,結婚の儀',
  '1989/2/24,大喪の礼',
  '1990/11/12,即位礼正殿の儀',
  '2019/4/30,休日',
  '2019/5/1,休日（祝日扱い）',
  '2020/7/23,海の日',
  '2020/7/24,体育の日（スポーツの日）',
  '2026/5/6,休日',
  '2026/9/22,休日',
  '2027/3/22,休日',
]

async function* once(bytes: Uint8Array) {
  yield bytes
}
const open = (bytes: Uint8Array, name = 'syukujitsu.csv') =>
  openHolidayFile(once(bytes), name, TODAY)
const refusal = (bytes: Uint8Array, name?: string) =>
  open(bytes, name).then(
    () => 'read',
    (error: { code: string; message: string }) => `${error.code} ${error.message}`,
  )
const read = (...lines: string[]) => {
  const rows = [HEADING, ...lines].map((line, at) => ({ line: at + 1, cells: line.split(',') }))
  const answer = readHolidayFile(rows, TODAY)
  if (!answer.ok) throw new Error(answer.problem)
  return answer.file
}

describe("the Cabinet Office's list of holidays", () => {
  it('is read in CP932 with CRLF or LF, in UTF-8 with a byte order mark, names as they stand', async () => {
    for (const bytes of [
      cp932([HEADING, ...LINES]),
      cp932([HEADING, ...LINES], '\n'),
      utf8Bom([HEADING, ...LINES]),
    ]) {
      const file = await open(bytes)
      expect(file.problems).toEqual([])
      expect(file.days.map(({ date, name }) => `${date} ${name}`)).toEqual([
        '1955-01-01 元日',
        '1959-04-10 結婚の儀',
        '1989-02-24 大喪の礼',
        '1990-11-12 即位礼正殿の儀',
        '2019-04-30 休日',
        '2019-05-01 休日（祝日扱い）',
        '2020-07-23 海の日',
        '2020-07-24 体育の日（スポーツの日）',
        '2026-05-06 休日',
        '2026-09-22 休日',
        '2027-03-22 休日',
      ])
    }
  })

  it('has on the days of its lines since 2020 what the seeds have', () => {
    const seeded = new Map(
      holidaySeed()
        .filter(({ kind }) => kind === 'national')
        .map(({ date, name }) => [date, name]),
    )
    const { days } = read(...LINES)
    const since = days.filter(({ date }) => date >= '2020')
    expect(since.map(({ date }) => seeded.get(date))).toEqual([
      '海の日',
      'スポーツの日',
      'こどもの日 振替休日',
      '国民の休日',
      '春分の日 振替休日',
    ])
  })

  it('is read with days as Excel rewrote them, with quotes, a title and empty lines', async () => {
    const file = await open(
      utf8Bom([
        '内閣府より,',
        '"国民の祝日・休日月日","国民の祝日・休日名称"',
        '2027/01/01,元日',
        '2027-01-11,成人の日',
        '2027年2月11日,"建国記念の日"',
        ',',
        '2027/02/23 0:00,天皇誕生日',
      ]),
    )
    expect(file.problems).toEqual([])
    expect(file.days.map(({ date }) => date.slice(5))).toEqual(['01-01', '01-11', '02-11', '02-23'])
  })

  it('tells a bad row with line, column, value and what to do, and takes the others', () => {
    const file = read(
      '2027/1/1,元日',
      '2027/13/1,海の日',
      '2027/2/11,',
      '2072/7/19,海の日',
      '2027/2/23,天皇誕生日,余り',
      '2027/1/1,正月',
      '2027/4/29,昭和の日',
    )
    expect(file.days.map(({ name }) => name)).toEqual(['元日', '昭和の日'])
    expect(file.problems.map(({ line, column, value }) => [line, column, value])).toEqual([
      [3, '日付', '2027/13/1'],
      [4, '名称', ''],
      [5, '日付', '2072/7/19'],
      [6, '名称', '天皇誕生日'],
      [7, '名称', '正月'],
    ])
    expect(file.problems.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('の形に直すか'),
      expect.stringContaining('名称を入れて'),
      expect.stringContaining('年の打ち間違い'),
      expect.stringContaining('引用符'),
      expect.stringContaining('2行目にも同じ日'),
    ])
    expect(file.hasLostDay).toBe(true)
    expect(read('2027/1/1,元日', '2027/2/11,').hasLostDay).toBe(false)
  })

  it('never keeps or repeats an individual number', () => {
    const { problems } = read('2027/1/1,元日', '2027/2/11,123456789018')
    expect(problems).toEqual([
      expect.objectContaining({ line: 3, value: '', reason: expect.stringContaining('個人番号') }),
    ])
  })

  it('refuses another file and says what it is not', async () => {
    const cases: [Uint8Array, string | undefined, string][] = [
      [cp932(['予約ID,氏名,状態区分', '1,川崎,準備']), undefined, 'カードの一覧のよう'],
      [cp932(LINES), undefined, '見出しの行がありません'],
      [cp932(['国民の祝日・休日月日,なまえ', ...LINES]), undefined, '見出しの片方'],
      [cp932([HEADING.replace(',', '\t'), '2027/1/1\t元日']), undefined, '区切りがコンマでは'],
      [
        cp932(['平成28年（2016年）,,平成29年（2017年）', '名称,月日,名称,月日']),
        undefined,
        '以前の形',
      ],
      [cp932(['品名,数量', '朱肉,3']), undefined, '見つかりません'],
      [cp932([HEADING]), undefined, '読める祝日が1行もありません'],
      [cp932([HEADING, 'あ,い']), undefined, '2行目の日付'],
      [cp932([HEADING, ...LINES.slice(0, 8)]), undefined, '2020年までの祝日'],
      [Buffer.from('%PDF-1.7\n'), 'a.pdf', 'PDFファイル'],
      [Buffer.from('<!DOCTYPE html><html>'), 'a.csv', 'HTML'],
      [Buffer.from(''), 'a.csv', '空のファイル'],
      [Buffer.alloc(1_100_000, 'a,b\n'), 'a.csv', '大きすぎます'],
      [Buffer.from('a,b\n'.repeat(6000)), 'a.csv', '大きすぎます'],
    ]
    for (const [bytes, name, text] of cases) expect(await refusal(bytes, name)).toContain(text)
    expect(await refusal(cases[0]![0])).toContain('ではありません')
  })

  it('holds every day of the years it names', async () => {
    const file = await open(cp932([HEADING, ...linesOf(2020, 2027)]))
    const national = holidaySeed(2020, 2027).filter(({ kind }) => kind === 'national')
    expect(file.days.map(({ date }) => date)).toEqual(national.map(({ date }) => date))
  })
})

// What the tests prove about the requirements: pure functions, so that they can be tested.

const TAG = /\b([A-Z]{2}-\d{2})\b(\s*\(part\))?/g

/** The requirement IDs in a test's title; `BK-10 (part) …` proves only a part of BK-10. */
export function tagsOf(title) {
  return [...title.matchAll(TAG)].map(([, id, part]) => ({ id, part: Boolean(part) }))
}

function statusOf(tagged) {
  if (tagged.some(({ outcome }) => outcome === 'failed')) return 'open'
  const passed = tagged.filter(({ outcome }) => outcome === 'passed')
  if (passed.some(({ part }) => !part)) return 'met'
  return passed.length > 0 ? 'part' : 'open'
}

/**
 * `{ [id]: { status, tests } }` for every row, sorted by ID. A row is met when a test with its full
 * tag passed and none with its tag failed, whatever the engine, time zone or screen.
 */
export function buildMatrix(catalogue, tests) {
  const byId = new Map(catalogue.map(({ id }) => [id, []]))
  for (const test of tests) {
    for (const { id, part } of tagsOf(test.title)) byId.get(id)?.push({ ...test, part })
  }
  const rows = [...byId].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    rows.map(([id, tagged]) => {
      const ran = tagged.filter(({ outcome }) => outcome !== 'skipped')
      const titles = new Set(ran.map(({ file, title }) => `${file} › ${title}`))
      return [id, { status: statusOf(ran), tests: [...titles].sort() }]
    }),
  )
}

/** Tags of a known area that no row carries: a slip in a title, which would prove nothing. */
export function unknownTags(catalogue, tests) {
  const ids = new Set(catalogue.map(({ id }) => id))
  const areas = new Set(catalogue.map(({ area }) => area))
  const slips = tests
    .flatMap(({ title }) => tagsOf(title))
    .filter(({ id }) => areas.has(id.slice(0, 2)) && !ids.has(id))
  return [...new Set(slips.map(({ id }) => id))].sort()
}

/** Rows that a matrix says are met and whose proof is gone: no title carries the whole tag any more. */
export function unprovenRows(matrix, titles) {
  const whole = new Set(
    titles.flatMap(({ title }) =>
      tagsOf(title)
        .filter(({ part }) => !part)
        .map(({ id }) => id),
    ),
  )
  return Object.keys(matrix).filter((id) => matrix[id].status === 'met' && !whole.has(id))
}

/** Files that a matrix names as proof and that are not among these: a report of elsewhere, or of long ago. */
export function missingFiles(matrix, files) {
  const known = new Set(files)
  const named = Object.values(matrix).flatMap(({ tests }) =>
    tests.map((test) => test.split(' › ')[0]),
  )
  return [...new Set(named.filter((file) => !known.has(file)))].sort()
}

/**
 * The matrix without what the titles of today no longer claim: such rows are part where a part is
 * still tested, else open; files that are gone are named no more. Raises nothing, as nothing has run.
 */
export function withdraw(matrix, titles) {
  const parts = new Set(titles.flatMap(({ title }) => tagsOf(title).map(({ id }) => id)))
  const lowered = unprovenRows(matrix, titles).map((id) => [
    id,
    { ...matrix[id], status: parts.has(id) ? 'part' : 'open' },
  ])
  const gone = new Set(
    missingFiles(
      matrix,
      titles.map(({ file }) => file),
    ),
  )
  const left = Object.entries({ ...matrix, ...Object.fromEntries(lowered) }).map(([id, row]) => [
    id,
    { ...row, tests: row.tests.filter((test) => !gone.has(test.split(' › ')[0])) },
  ])
  return Object.fromEntries(left)
}

const AREAS_JA = {
  BK: '予約の規則と枠',
  PB: '市民向け予約サイト',
  ID: '本人の特定方法',
  OP: '電話・職員による予約',
  NT: 'メール通知とリマインダー',
  CD: 'カード交付管理',
  PR: '一覧・ラベル・通知書',
  TR: 'カードの移送',
  CC: 'コールセンター',
  KB: 'FAQ・マニュアル',
  VS: '訪問型出張申請',
  SC: '常設サポート窓口',
  CW: '市の窓口運営',
  PO: '郵便局での電子証明書更新',
  HD: '郵便局職員向けヘルプデスク',
  ST: '要員・シフト・研修・認定',
  EQ: '機器・消耗品・保守',
  RP: '報告',
  IN: '障害・稼働状況・反復通知',
  AU: '操作履歴・監査',
  AC: 'アクセス権・アカウント・ネットワーク',
  AV: '可用性・バックアップ・移行・保存',
  AX: 'アクセシビリティ・端末・言語',
  QA: '自主監査・会議・成果物・検収',
}

const MARK = { met: '✅ 充足 met', part: '◐ 一部 part', open: '・ 未 open' }
const STATUSES = ['met', 'part', 'open']

export function countByStatus(matrix, rows) {
  const counts = { met: 0, part: 0, open: 0 }
  for (const { id } of rows) counts[matrix[id].status] += 1
  return counts
}

function groupByArea(catalogue) {
  const groups = new Map()
  for (const row of catalogue) groups.set(row.area, [...(groups.get(row.area) ?? []), row])
  return [...groups].map(([area, rows]) => ({
    rows,
    title: `${area} ${AREAS_JA[area] ?? ''} — ${rows[0].areaTitle}`,
  }))
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const line = (cells) => `| ${cells.map((text) => cell(String(text))).join(' | ')} |`
const table = (head, rows) => [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)]

/** The catalogue as a page: counts, then every row with its status and what is left. */
export function renderMarkdown(catalogue, matrix, notes = {}) {
  const groups = groupByArea(catalogue)
  const counts = (rows) => {
    const count = countByStatus(matrix, rows)
    return [rows.length, ...STATUSES.map((status) => count[status])]
  }
  const summary = [
    ...groups.map(({ title, rows }) => [title, ...counts(rows)]),
    ['**計 / Total**', ...counts(catalogue)],
  ]
  const note = (id) => (matrix[id].status === 'met' ? '' : (notes[id] ?? ''))
  const sections = groups.flatMap(({ title, rows }) => [
    '',
    `## ${title}`,
    '',
    ...table(
      ['ID', '状態 / Status', '要件 / Requirement', '出典 / Source', '試験 / Tests', '備考 / Note'],
      rows.map(({ id, kind, text, source }) => [
        id,
        MARK[matrix[id].status],
        text,
        `${source} (${kind})`,
        matrix[id].tests.length,
        note(id),
      ]),
    ),
  ])
  return [
    '# 要件適合表 / Requirements matrix',
    '',
    'この表は試験の結果から `npm run requirements` が作ります。手では直しません。',
    'Written by `npm run requirements` from the test reports; never edited by hand.',
    '',
    '- 充足 met: 要件番号を題名に持つ試験が通り、どのエンジンでも失敗していない / a test with the full tag passes and none fails on any engine',
    '- 一部 part: 一部だけを確かめる試験が通っている / only tests of a part pass',
    '- 未 open: 試験がない、または失敗している / no test, or a failing one',
    '- M 仕様がシステムに求める、V 受託者・市の義務を支える、P 希望・提案、D 派生 / M demanded of the system, V a duty it supports, P a preference, D derived',
    '',
    ...table(['分野 / Area', '要件 / Rows', '充足 met', '一部 part', '未 open'], summary),
    ...sections,
    '',
  ].join('\n')
}

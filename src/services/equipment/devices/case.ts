import { titleOf } from '@/domain/text/in-short'
import {
  CATEGORY_OPTIONS,
  hasNeed,
  type Need,
  OWNER_OPTIONS,
  SHARED_OPTIONS,
  WIPE_METHOD_OPTIONS,
} from '@/domain/equipment/vocabulary'
import type { Stored } from '@/db/stored'
import { lines, pastDay } from '@/kit/case/asks'
import { defineCase } from '@/kit/case/define'
import { linesOf } from '@/kit/case/decide'
import { addendum, answerCheck, openChecks } from '@/kit/case/moves'
import type { Answers, Ask } from '@/kit/case/types'

import { isNumber, noLine, withLine } from './line'

type Row = Stored<'devices'>
const EDITS = 'devices.edit'
const USES = 'devices.use'

const needs =
  (need: Need) =>
  (row: Pick<Row, 'needs'>): boolean =>
    hasNeed(row, need)
const note = (label: string): Ask => lines('note', label)
const method: Ask = {
  name: 'method',
  label: '消去の方法',
  options: WIPE_METHOD_OPTIONS,
  required: true,
}

/** What was lent and not wiped since holds the last borrower's photos, wherever it has been meanwhile (EQ-18). */
const isUnwiped = ({ lentOn, cleanedOn }: Pick<Row, 'lentOn' | 'cleanedOn'>): boolean =>
  !!lentOn && !cleanedOn
const isWiped = (row: Row): boolean => !isUnwiped(row)
/** What leaves only with a certificate: by its type, or because somebody had it. */
const mustBeWiped = (row: Row): boolean => hasNeed(row, 'wipe') || isUnwiped(row)

/** From where its removal was planned; of removals from before that was kept, the history says it. */
function cameFrom(row: Row): string {
  const planned = row.plannedFrom || linesOf(row).findLast(({ move }) => move === 'plan')?.from
  return planned ?? (openChecks(row) ? 'preparing' : 'placed')
}

/** A certificate says what was true on its day: it opens no later removal (EQ-13). */
const NO_CERTIFICATE = { wipeNumber: '', wipeMethod: null, wipedOn: '', wipedBy: '' }

/** A removal that is called off: the device goes back to where it came from, with all that was to be done there. */
const keeping = <const S extends string>(to: S, isFor: (row: Row) => boolean) => ({
  onRecord: true as const,
  from: ['toRemove'] as const,
  to,
  by: EDITS as typeof EDITS,
  isFor,
  asks: [note('理由')],
  set: () => ({ ...NO_CERTIFICATE, plannedFrom: '' }),
})

/** A model as forms choose it: with its type, so that none of another type is taken. */
export const modelOfType = ({ id, type }: { id: unknown; type: unknown }): string =>
  `${String(id)}|${String(type)}`
const modelIn = (choice = ''): string => choice.split('|')[0] ?? ''
const otherType = (choice = '', type?: string | null): Record<string, string> =>
  choice && choice.split('|')[1] !== type
    ? { modelOfType: 'ほかの種類の機種です。種類か機種を選び直してください。' }
    : {}

/** What 窓口 is where a device stands in none. */
export const NO_OFFICE = 'none'

/** Where it stood in the old window says nothing about the new one. */
function placeIn(
  { office, location = '' }: Answers,
  row: Pick<Row, 'office' | 'location'>,
): string {
  const isElsewhere = !!office && office !== String(row.office ?? NO_OFFICE)
  return isElsewhere && location === (row.location ?? '') ? '' : location
}

const HERE = ['preparing', 'placed', 'lent', 'returned', 'repair'] as const

/**
 * 機器: from kitting to the proof that nothing is left on it (EQ-01 to EQ-09, EQ-13, EQ-18 to EQ-22). What a
 * type needs decides which buttons a device has.
 */
export const device = defineCase({
  slug: 'devices',
  label: '機器',
  name: ({ number }) => number,
  title: ({ number, name }) => titleOf(number, name),
  read: 'devices.read',
  scope: 'office',
  key: 'deviceKey',
  checksBy: { field: 'category', options: CATEGORY_OPTIONS },
  attach: {
    by: EDITS,
    lead: 'devices.edit',
    whats: ['消去証明書', '設置の写真', '受領書', 'その他'],
  },
  start: 'preparing',
  states: {
    preparing: { label: '準備中', turn: EDITS },
    placed: { label: '設置済', turn: EDITS, rests: true },
    lent: { label: '貸出中', turn: USES },
    returned: { label: '返却済・消去待ち', turn: USES },
    repair: { label: '修理中', turn: EDITS },
    lost: { label: '紛失', turn: EDITS },
    toRemove: { label: '撤去待ち', turn: EDITS },
    removed: { label: '撤去済', final: true },
    writtenOff: { label: '紛失（除却）', final: true },
  },
  moves: {
    check: answerCheck(['preparing', 'placed'], EDITS),
    place: {
      label: '設置した',
      from: ['preparing'],
      to: 'placed',
      by: EDITS,
      main: true,
      many: true,
      bar: openChecks,
      asks: [pastDay('placedOn', '設置した日')],
      set: ({ placedOn }) => ({ placedOn }),
    },
    relocate: {
      label: '置き場所・期間を変える',
      onRecord: true,
      from: HERE,
      to: null,
      by: EDITS,
      asks: [
        { name: 'office', label: '窓口' },
        {
          name: 'location',
          label: '置き場所',
          hint: '窓口を変えるときは、新しい窓口での置き場所です。',
        },
        { name: 'from', label: '設置開始日', kind: 'date', required: true },
        { name: 'to', label: '設置終了日', kind: 'date', required: true },
        { name: 'note', label: '理由', required: true },
      ],
      refuse: ({ office, location, from = '', to = '' }, row): Record<string, string> => ({
        ...(to && from > to
          ? { to: '設置終了日は、設置開始日と同じか、後の日にしてください。' }
          : {}),
        ...(office === NO_OFFICE && !placeIn({ office: NO_OFFICE, location: location ?? '' }, row)
          ? { location: '置き場所を入力してください。' }
          : {}),
      }),
      begins: ({ office, location, from, to }) => ({
        ...{ office: office ? String(office) : NO_OFFICE, location, from, to },
      }),
      set: ({ office, location, from = '', to = '' }, _mover, row) => ({
        ...(office ? { office: office === NO_OFFICE ? null : office } : {}),
        location: placeIn({ office: office ?? '', location: location ?? '' }, row),
        ...{ from, to },
      }),
    },
    label: {
      label: 'シールを貼った',
      onRecord: true,
      from: HERE,
      to: null,
      by: EDITS,
      many: true,
      isFor: needs('label'),
      asks: [pastDay('labelledOn', '貼った日')],
      set: ({ labelledOn }) => ({ labelledOn }),
    },
    secure: {
      label: '盗難防止をした',
      onRecord: true,
      from: HERE,
      to: null,
      by: EDITS,
      many: true,
      isFor: needs('wire'),
      asks: [
        {
          name: 'theftGuard',
          label: '方法（ワイヤー、施錠棚など）',
          required: '盗難防止の方法を入力してください。',
        },
        pastDay('securedOn', '取り付けた日'),
      ],
      set: ({ theftGuard, securedOn }) => ({ theftGuard, securedOn }),
    },
    sim: {
      label: 'SIMを入れる・替える',
      onRecord: true,
      from: HERE,
      to: null,
      by: EDITS,
      isFor: needs('sim'),
      asks: [
        { name: 'line', label: '回線の番号', required: true },
        { name: 'sim', label: 'SIMの番号', required: true },
      ],
      refuse: ({ line = '', sim = '' }): Record<string, string> => ({
        ...(isNumber(line) ? {} : { line: '回線の番号を入力してください。' }),
        ...(isNumber(sim) ? {} : { sim: 'SIMの番号を入力してください。' }),
      }),
      set: ({ line = '', sim = '' }) => withLine(line, sim),
    },
    unplug: {
      label: 'SIMを抜く',
      onRecord: true,
      from: [...HERE, 'lost', 'toRemove'],
      to: null,
      by: EDITS,
      isFor: ({ line, simNumber }) => !!(line || simNumber),
      asks: [note('抜いたSIMをどうしたか')],
      set: (_answers, _mover, row) => noLine(row),
    },
    discs: {
      label: 'リカバリーディスクを記録',
      onRecord: true,
      from: HERE,
      to: null,
      by: EDITS,
      many: true,
      isFor: needs('discs'),
      asks: [
        pastDay('discGivenOn', '納品した日（1枚）'),
        pastDay('discKeptOn', '保守用に保管した日（1枚）'),
      ],
      set: ({ discGivenOn, discKeptOn }) => ({ discGivenOn, discKeptOn }),
    },
    antivirus: {
      label: 'ウイルス定義を更新した',
      onRecord: true,
      from: HERE,
      to: null,
      by: USES,
      many: true,
      isFor: needs('antivirus'),
      asks: [pastDay('antivirusOn', '更新した日')],
      set: ({ antivirusOn }) => ({ antivirusOn }),
    },
    lend: {
      label: '貸し出す',
      onRecord: true,
      from: ['placed'],
      to: 'lent',
      by: USES,
      many: true,
      asks: [
        { name: 'borrower', label: '持ち出す人', required: true },
        { name: 'purpose', label: '用途（訪問先など）' },
        { name: 'loanDueOn', label: '返す日', kind: 'date', isAhead: true, required: true },
      ],
      refuse: ({ loanDueOn = '' }, _row, { today }): Record<string, string> =>
        loanDueOn < today ? { loanDueOn: '返す日は、今日か、後の日にしてください。' } : {},
      set: ({ borrower, purpose, loanDueOn }, { today }) => ({
        ...{ borrower, purpose, loanDueOn, lentOn: today },
        ...{ returnedOn: '', cleanedOn: '', cleanedBy: '', cleanMethod: null },
      }),
    },
    giveBack: {
      label: '返却を受けた',
      from: ['lent'],
      to: 'returned',
      by: USES,
      main: true,
      many: true,
      asks: [{ name: 'note', label: '気づいたこと（傷など）' }],
      set: (_, { today }) => ({ returnedOn: today, loanDueOn: '' }),
    },
    clean: {
      label: '写真・入力を消去した',
      from: ['returned'],
      to: 'placed',
      by: USES,
      main: true,
      many: true,
      asks: [
        method,
        {
          name: 'note',
          label: '復元できないことの確認',
          required: '確かめた方法を入力してください。',
        },
      ],
      set: ({ method: cleanMethod }, { today, actor }) => ({
        ...{ cleanMethod: cleanMethod as Row['cleanMethod'], cleanedOn: today },
        cleanedBy: actor.name,
      }),
    },
    toRepair: {
      label: '修理に出す',
      onRecord: true,
      from: ['placed', 'returned'],
      to: 'repair',
      by: EDITS,
      asks: [note('不具合の内容')],
    },
    repaired: {
      label: '修理から戻った',
      from: ['repair'],
      to: 'placed',
      by: EDITS,
      main: true,
      isFor: isWiped,
      asks: [note('修理後の状態')],
    },
    repairedUnwiped: {
      label: '修理から戻った（消去待ちへ）',
      from: ['repair'],
      to: 'returned',
      by: EDITS,
      main: true,
      isFor: isUnwiped,
      asks: [note('修理後の状態')],
    },
    lose: {
      label: '紛失した',
      onRecord: true,
      from: ['placed', 'lent', 'returned', 'repair'],
      to: 'lost',
      by: USES,
      danger: true,
      asks: [
        {
          name: 'lostAt',
          label: '気づいた日時',
          kind: 'moment',
          isPast: true,
          since: ['placedOn', 'lentOn'],
          required: true,
        },
        note('どこで、どのように'),
      ],
      set: ({ lostAt }) => ({ lostAt, lockedAt: '', remoteWipedAt: '', loanDueOn: '' }),
    },
    lock: {
      label: '遠隔ロックした',
      from: ['lost'],
      to: null,
      by: EDITS,
      main: true,
      isFor: needs('mdm'),
      asks: [note('確かめた結果')],
      set: (_, { at }) => ({ lockedAt: at }),
    },
    remoteWipe: {
      label: '遠隔消去した',
      from: ['lost'],
      to: null,
      by: EDITS,
      danger: true,
      isFor: needs('mdm'),
      bar: ({ lockedAt }) => (lockedAt ? null : '先に、遠隔ロックを記録してください。'),
      asks: [note('確かめた結果')],
      set: (_, { at }) => ({ remoteWipedAt: at }),
    },
    found: {
      label: '見つかった',
      onRecord: true,
      from: ['lost'],
      to: 'placed',
      by: EDITS,
      isFor: isWiped,
      asks: [note('見つかった場所と状態')],
    },
    foundUnwiped: {
      label: '見つかった（消去待ちへ）',
      onRecord: true,
      from: ['lost'],
      to: 'returned',
      by: EDITS,
      isFor: isUnwiped,
      asks: [note('見つかった場所と状態')],
      set: (_, { today }, row) => ({ returnedOn: row.returnedOn || today }),
    },
    writeOff: {
      label: '除却する',
      onRecord: true,
      from: ['lost'],
      to: 'writtenOff',
      by: EDITS,
      danger: true,
      bar: (row) =>
        hasNeed(row, 'mdm') && !(row.lockedAt && row.remoteWipedAt)
          ? '先に、遠隔ロックと遠隔消去を記録してください。'
          : null,
      asks: [note('市との協議の結果')],
      set: (_answers, _mover, row) => ({ ...noLine(row), loanDueOn: '' }),
    },
    plan: {
      label: '撤去を予定する',
      onRecord: true,
      from: ['preparing', 'placed', 'returned', 'repair'],
      to: 'toRemove',
      by: EDITS,
      many: true,
      asks: [{ name: 'note', label: '撤去する日・段取り' }],
      set: (_answers, _mover, row) => ({ ...NO_CERTIFICATE, plannedFrom: row.state }),
    },
    certify: {
      label: '消去の証明書を記録',
      from: ['toRemove'],
      to: null,
      by: EDITS,
      main: true,
      many: true,
      isFor: mustBeWiped,
      asks: [
        {
          name: 'certificate',
          label: '証明書の番号',
          hint: '番号の後ろに、機器の管理番号が付きます。まとめて記録しても1台ずつの番号になります。',
          required: true,
        },
        method,
        // What was lent after it is not wiped by it.
        pastDay('wipedOn', '消去した日', 'placedOn', 'lentOn', 'returnedOn'),
        { name: 'wipedBy', label: '消去した人・会社', required: '消去した人を入力してください。' },
      ],
      set: ({ certificate, method: wipeMethod, wipedOn, wipedBy }, _mover, { number }) => ({
        wipeNumber: `${certificate}-${number}`,
        ...{ wipeMethod: wipeMethod as Row['wipeMethod'], wipedOn, wipedBy },
      }),
    },
    remove: {
      label: '撤去した',
      from: ['toRemove'],
      to: 'removed',
      by: EDITS,
      many: true,
      bar: (row) =>
        mustBeWiped(row) && !row.wipeNumber
          ? '消去の証明書がありません。先に「消去の証明書を記録」をしてください。'
          : null,
      asks: [pastDay('removedOn', '撤去した日', 'placedOn')],
      set: ({ removedOn }, _mover, row) => ({ removedOn, ...noLine(row) }),
    },
    keep: {
      label: '撤去をやめる',
      ...keeping(
        'placed',
        (row) => cameFrom(row) !== 'preparing' && cameFrom(row) !== 'repair' && isWiped(row),
      ),
    },
    keepUnwiped: {
      label: '撤去をやめる（消去待ちへ）',
      ...keeping('returned', (row) => cameFrom(row) !== 'repair' && isUnwiped(row)),
    },
    keepPreparing: {
      label: '撤去をやめる（準備へ）',
      ...keeping('preparing', (row) => cameFrom(row) === 'preparing' && isWiped(row)),
    },
    keepRepair: {
      label: '撤去をやめる（修理へ）',
      ...keeping('repair', (row) => cameFrom(row) === 'repair'),
    },
    mend: {
      label: '機器の情報を直す',
      onRecord: true,
      from: HERE,
      to: null,
      by: EDITS,
      asks: [
        { name: 'modelOfType', label: '機種' },
        { name: 'serial', label: '製造番号' },
        { name: 'owner', label: '調達の別', options: OWNER_OPTIONS, required: true },
        { name: 'accessories', label: '付属品' },
        { name: 'shared', label: '共用', options: SHARED_OPTIONS, required: true },
        { name: 'siteNote', label: '設置場所に合うことの確認' },
      ],
      refuse: ({ modelOfType }, { type }) => otherType(modelOfType, type),
      begins: ({ model, type, serial, owner, accessories, shared, siteNote }) => ({
        ...{ serial, owner, accessories, siteNote },
        modelOfType: model && modelOfType({ id: model, type }),
        shared: shared ? 'yes' : 'no',
      }),
      set: ({ modelOfType: model, serial, owner, accessories, shared, siteNote }) => ({
        ...{ model: modelIn(model), serial, accessories, siteNote },
        ...{ owner: owner as Row['owner'], shared: shared === 'yes' },
      }),
    },
    retype: {
      label: '種類・契約を直す',
      onRecord: true,
      from: HERE,
      to: null,
      by: EDITS,
      asks: [
        { name: 'type', label: '種類', required: true },
        { name: 'modelOfType', label: '機種' },
        { name: 'contract', label: '契約', required: true },
        { name: 'note', label: '理由', required: true },
      ],
      begins: ({ type, contractId }) => ({ type, contract: contractId }),
      refuse: ({ modelOfType, type }) => otherType(modelOfType, type),
      // What follows from the two is written after it (`around`), and by the task for one who died.
      set: ({ type, modelOfType, contract }, _mover, row) => ({
        ...{ type, contractId: contract },
        model: modelIn(modelOfType) || (type === row.type ? row.model : ''),
      }),
    },
    add: addendum(['removed', 'writtenOff'], EDITS),
  },
})

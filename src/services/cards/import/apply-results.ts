import { findRows } from '@/db/atomic'
import { checkMove, DAY_OF_STEP, type StatusRules } from '@/domain/cards/transitions'
import { readHeader } from '@/domain/cards/columns'
import {
  type CardRow as ListRow,
  readRow,
  type RowProblem,
  withoutValue,
} from '@/domain/cards/read-row'
import { isDomainError } from '@/lib/errors'

import { logAct } from '../../audit/log-act'
import type { ServiceContext } from '../../context'
import { loadBookingConfig } from '../../settings/booking-config'

import { assertMayMove, moveCard } from '../move-card'
import { closeRecord, type ImportReport, newReport, openRecord, stillMine } from './record'
import { type ListFile, openList, unreadable } from './source'
import { storeProblems } from './problems'
import { readCardSetup } from './setup'
import { readStatusRules } from '../status-rules'
import type { CardRow } from '../types'
import { EXTRACT_PROFILE, type ExtractAbout, RESULT_COLUMNS, STEP_SEPARATOR } from './ward-extract'

const BATCH = 200
const MAX_CARDS = 300_000

type Result = { row: ListRow; base: string; steps: string[] }

/**
 * Takes back what was done at the ward's PC (CD-26): every status that a card was given there is
 * given here under the same rules as by a list, with the day it happened. A card that has moved on
 * here meanwhile is refused with its line; nothing personal is changed and no card is added.
 * Read again, it changes nothing.
 * @throws DomainError CSV_UNREADABLE
 */
export async function applyResults(
  ctx: ServiceContext,
  file: ListFile,
  about: ExtractAbout,
  options: { dryRun?: boolean; record?: string } = {},
): Promise<ImportReport> {
  const list = await openList(file, MAX_CARDS)
  const config = await loadBookingConfig(ctx.payload)
  const office = config.offices.find(({ code }) => code === about.office)
  if (!office) throw unreadable(`「${about.officeName}」という窓口がありません。`)
  const rules = await readStatusRules(ctx)
  const { mayUse } = await readCardSetup(ctx)
  if (!mayUse(office.id)) throw unreadable('このアカウントで扱えない窓口のファイルです。')
  const report = newReport(file.name, list.form.encoding, options.record)
  report.notes.push(`${about.officeName}の結果（${about.by}）を読み戻しました。`)
  const problems: RowProblem[] = []
  const refuse = (problem: RowProblem) => {
    report.rejected++
    report.problems.push(withoutValue(problem))
    problems.push(problem)
  }
  const work = { rules, office: office.id, about, dryRun: options.dryRun === true }
  let header: ReturnType<typeof headerOf> | null = null
  let batch: Result[] = []
  const go = async () => {
    const cards = await cardsOf(ctx, batch)
    for (const result of batch) {
      const card = cardOf(cards, result.row)
      await applyOne(ctx, work, result, card, report, refuse)
    }
    batch = []
    await storeProblems(ctx, report.id, problems.splice(0))
    await stillMine(ctx, report, list.count - 1)
  }
  try {
    for await (const { line, cells, flaw } of list.records()) {
      if (!header) {
        header = headerOf(cells)
        const form = { ...list.form, head: '', names: header.names, profile: EXTRACT_PROFILE }
        const opened = { dryRun: work.dryRun, form, profileName: EXTRACT_PROFILE.name }
        report.id = await openRecord(ctx, report, opened)
        continue
      }
      report.total++
      if (flaw) {
        refuse({ line, field: '行全体', reason: flaw })
        continue
      }
      const read = readRow(header, cells, line)
      if (!read.ok) read.problems.slice(0, 1).forEach(refuse)
      else {
        const { [RESULT_COLUMNS.base]: base = '', [RESULT_COLUMNS.steps]: steps = '' } =
          read.row.extra
        batch.push({ row: read.row, base, steps: steps.split(STEP_SEPARATOR).filter(Boolean) })
      }
      if (batch.length >= BATCH) await go()
    }
    await go()
    await closeRecord(ctx, report, 'done')
  } catch (error) {
    await closeRecord(ctx, report, 'failed', error)
    throw error
  }
  if (!work.dryRun) await audit(ctx, report, about, office.id)
  return report
}

function headerOf(cells: string[]) {
  const found = readHeader(cells, EXTRACT_PROFILE)
  if (!found.ok) throw unreadable(found.problem)
  return found.header
}

async function cardsOf(ctx: ServiceContext, batch: Result[]): Promise<CardRow[]> {
  const keys = (field: 'manufacturingKey' | 'reservationKey') =>
    batch.flatMap(({ row }) => row[field] || [])
  const [made, booked] = [keys('manufacturingKey'), keys('reservationKey')]
  const parts = [
    ...(made.length > 0 ? [{ manufacturingKey: { in: made } }] : []),
    ...(booked.length > 0 ? [{ reservationKey: { in: booked } }] : []),
  ]
  return parts.length === 0 ? [] : findRows<CardRow>(ctx.payload, 'cards', { or: parts as never })
}

type Keyed = CardRow & { manufacturingKey?: string; reservationKey?: string }

function cardOf(cards: CardRow[], row: ListRow): CardRow | undefined {
  const by = (field: 'manufacturingKey' | 'reservationKey') =>
    row[field] ? (cards as Keyed[]).find((card) => card[field] === row[field]) : undefined
  return by('manufacturingKey') ?? by('reservationKey')
}

type Work = { rules: StatusRules; office: string; about: ExtractAbout; dryRun: boolean }

async function applyOne(
  ctx: ServiceContext,
  { rules, office, about, dryRun }: Work,
  { row, base, steps }: Result,
  card: CardRow | undefined,
  report: ImportReport,
  refuse: (problem: RowProblem) => void,
): Promise<void> {
  const no = (field: string, reason: string) => refuse({ line: row.line, field, reason })
  if (!card) return no('製造管理番号', 'この番号のカードは登録されていません。')
  if (card.office !== office) return no('交付窓口', '別の窓口のカードになっています。')
  const way = steps.length > 0 ? steps : row.status === base ? [] : [row.status]
  if (way.length === 0 || card.status === way.at(-1)) {
    report.unchanged++
    return
  }
  // Taken up where a stopped reading has left off.
  const from = way.lastIndexOf(card.status)
  if (from < 0 && card.status !== base) {
    return no('状態区分', `こちらでは「${card.status}」に変わっています。画面で確かめてください。`)
  }
  const reason = `区の端末での変更（${about.officeName}）`
  try {
    let at = card.status
    for (const status of way.slice(from + 1)) {
      if (status === at) continue
      if (dryRun) {
        const target = rules.get(status)
        const inspected = { isInspected: !!(card.inspectedOn || row.more?.inspectedOn) }
        const check = checkMove(rules, at, status, inspected)
        if (!check.ok || !target) return no('状態区分', check.ok ? '' : check.problem)
        assertMayMove(
          ctx,
          rules,
          { ...card, ...inspectedOf(card, row), status: at },
          target,
          reason,
        )
      } else {
        await moveCard(ctx, {
          id: card.id,
          status,
          reason,
          how: 'list',
          op: `${about.id}|${card.cardKey}|${status}`.slice(0, 120),
          with: { ...inspectedOf(card, row), ...dayOf(rules, status, row) },
          rules,
        })
      }
      at = status
    }
    report.changed++
  } catch (error) {
    if (!isDomainError(error)) throw error
    no('状態区分', error.message)
  }
}

const inspectedOf = (card: CardRow, row: ListRow): Record<string, string> =>
  !card.inspectedOn && row.more?.inspectedOn ? { inspectedOn: row.more.inspectedOn } : {}

/** The day on which the step was taken at the ward. */
function dayOf(rules: StatusRules, status: string, row: ListRow): Record<string, string> {
  const field = DAY_OF_STEP[rules.get(status)?.step ?? 'none']
  const days: Record<string, string | undefined> = {
    ...row.more,
    issuedOn: row.issuedOn,
    cancelledOn: row.cancelledOn,
  }
  const day = field ? days[field] : ''
  return field && day ? { [field]: day } : {}
}

const audit = (ctx: ServiceContext, report: ImportReport, about: ExtractAbout, office: string) =>
  logAct(ctx, {
    action: 'cards.extract-read',
    target: `card-extracts/${about.id}`,
    office,
    count: report.changed,
    summary: `区の結果ファイルの読戻し（${about.officeName}）: 変更${report.changed}件、変更なし${report.unchanged}件、取り込めない行${report.rejected}件`,
  })

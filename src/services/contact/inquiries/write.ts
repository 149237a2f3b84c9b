import { findRow } from '@/db/atomic'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { OUTCOMES, type Outcome } from '@/domain/contact/vocabulary'
import type { Language } from '@/domain/languages'
import { nameSearchKey } from '@/domain/text/name-search'
import { tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'
import { relationId } from '@/lib/relations'

import { caseById, moveByProduct } from '../../cases/move'
import { changeBeside } from '../../cases/beside'
import { changeRow } from '../../change-row'
import { startCase } from '../../cases/start'
import { type ServiceContext, faultPoint } from '../../context'
import { forbidden, invalid, notFound } from '../../refusals'
import { loadBookingConfig } from '../../settings/booking-config'
import { approvedBasis } from '../../knowledge/basis'
import { officeNames } from '../../settings/office-names'

import { contactMasters, contactRules } from '../masters'

import { inquiry, missingOf } from './case'
import type { DraftInquiry } from './desk'
import { type FollowUp, followUp } from './follow-up'

/** What the operator writes; everything may be left open until the record is ended. */
export type InquiryFields = {
  line?: string
  category?: string
  outcome?: string
  language?: string
  office?: string
  procedure?: string
  question?: string
  answer?: string
  /** The version that the answer rests on, or `ASKED_LEAD`; its words in the record are the server's (ST-29). */
  basisVersion?: string
  booking?: string
  referral?: string
  faqCandidate?: boolean
  faqSolvable?: boolean
  /** UTC ISO: when the caller hung up; the moment of saving when left out. */
  endedAt?: string
}

/** What the screen holds of a record under way. */
export type DraftView = {
  id: string
  number: string
  rev: number
  startedAt: string
  /** What the answer rests on, in words. */
  basis: string
} & {
  [K in keyof Required<InquiryFields>]: Required<InquiryFields>[K]
}

const TEXTS = ['question', 'answer', 'booking', 'referral'] as const

const NO_NUMBER = 'マイナンバー（個人番号）は書かないでください。消してから保存します。'

export const draftOf = (row: DraftInquiry): DraftView => ({
  id: row.id,
  number: row.number,
  rev: row.draftRev ?? 0,
  startedAt: row.startedAt,
  endedAt: row.endedAt ?? '',
  line: row.line ?? '',
  category: row.category ?? '',
  outcome: row.outcome ?? '',
  language: row.language ?? 'ja',
  office: relationId(row.office),
  procedure: row.procedure ?? '',
  question: row.question ?? '',
  answer: row.answer ?? '',
  basis: row.basis ?? '',
  basisVersion: row.basisVersion ?? '',
  booking: row.booking ?? '',
  referral: row.referral ?? '',
  faqCandidate: row.faqCandidate ?? false,
  faqSolvable: row.faqSolvable ?? false,
})

/** A call begun without a network is told of when there is one; more than a shift is no call. */
const LONGEST_WAIT_MS = 12 * 3_600_000

/**
 * Begins the record of a call with one key: number, time, operator and line are stamped (CC-01). Sent
 * again with the same `op`, it is the same record.
 * @param waitedMs how long ago the key was pressed: without a network, the call began before this came
 * @throws DomainError INPUT_INVALID: no line of that code
 */
export async function beginInquiry(
  ctx: ServiceContext,
  { op, line: code, waitedMs = 0 }: { op: string; line?: string; waitedMs?: number },
): Promise<DraftView> {
  const { lines } = await contactMasters(ctx)
  const line = lines.find((one) => one.code === code)
  if (code && !line) throw invalid('その回線はありません。選び直してください。', { line: code })
  const { promptMinutes } = await contactRules(ctx)
  const at = new Date(ctx.now().getTime() - Math.min(waitedMs, LONGEST_WAIT_MS))
  const { row } = await startCase(ctx, inquiry, {
    requestKey: `${ctx.actor.id}|${op}`,
    day: tokyoDateOf(at),
    startedAt: at.toISOString(),
    operator: ctx.actor.id,
    operatorName: ctx.actor.name,
    line: line?.code ?? '',
    lineName: line?.name ?? '',
    language: 'ja',
    promptMinutes,
    draftRev: 0,
  })
  return draftOf(row)
}

/** @throws DomainError INPUT_INVALID with `fields` */
async function checked(ctx: ServiceContext, fields: InquiryFields) {
  const { lines, categories } = await contactMasters(ctx)
  const problems: Record<string, string> = {}
  for (const name of TEXTS)
    if (containsIndividualNumber(fields[name] ?? '')) problems[name] = NO_NUMBER
  const line = lines.find(({ code }) => code === fields.line)
  const category = categories.find(({ code }) => code === fields.category)
  const offices = await officeNames(ctx)
  const { services } = await loadBookingConfig(ctx.payload)
  const { spoken } = await contactRules(ctx)
  if (fields.line && !line) problems.line = 'その回線はありません。選び直してください。'
  if (fields.category && !category) problems.category = 'その分類はありません。選び直してください。'
  if (fields.office && !offices.has(fields.office))
    problems.office = 'その窓口はありません。選び直してください。'
  if (fields.procedure && !services.some(({ name }) => name === fields.procedure))
    problems.procedure = 'その手続きはありません。選び直してください。'
  if (fields.outcome && !OUTCOMES.includes(fields.outcome as Outcome))
    problems.outcome = '結果を選び直してください。'
  if (fields.language && !spoken.includes(fields.language as Language))
    problems.language = 'この市で対応する言語から選び直してください。'
  // Taken out again, its words go too; not spoken of, both stay.
  const basis = fields.basisVersion
    ? await approvedBasis(ctx, fields.basisVersion)
    : fields.basisVersion
  if (basis === null)
    problems.basis = 'その文章は、市の承認した版ではありません。探し直して選んでください。'
  if (Object.keys(problems).length > 0) throw invalid(Object.values(problems).join(' '), problems)
  const { line: _line, category: _category, office, outcome, language, ...rest } = fields
  return {
    ...rest,
    ...(basis === undefined ? {} : { basis }),
    ...(fields.line === undefined ? {} : { line: line?.code ?? '', lineName: line?.name ?? '' }),
    ...(fields.category === undefined
      ? {}
      : { category: category?.code ?? '', categoryLabel: category?.label ?? '' }),
    ...(office === undefined ? {} : { office: office || null }),
    ...(outcome === undefined ? {} : { outcome: (outcome || null) as Outcome | null }),
    ...(language === undefined ? {} : { language: (language || null) as Language | null }),
  }
}

/** A clock of a desk may go a little before ours. */
const AHEAD_MS = 60_000

/** A call ends after it began, and not tomorrow. @throws DomainError INPUT_INVALID */
function checkEnd(ctx: ServiceContext, { startedAt }: DraftInquiry, { endedAt }: InquiryFields) {
  if (!endedAt) return
  const end = Date.parse(endedAt)
  if (end >= Date.parse(startedAt) && end <= ctx.now().getTime() + AHEAD_MS) return
  const message = '通話の終了の時刻を確かめてください。'
  throw invalid(message, { endedAt: message })
}

const searchTextOf = (row: Partial<DraftInquiry>): string =>
  [row.number, row.question, row.answer, row.basis, row.booking, row.categoryLabel]
    .filter(Boolean)
    .map((text) => nameSearchKey(String(text)))
    .join(' ')

/**
 * Keeps what is being written, as it is written: the city reads it within seconds, and a screen that
 * dies loses nothing (CC-02).
 * @param rev as the screen had it; an older one means another window has written
 * @throws DomainError NOT_FOUND, FORBIDDEN (somebody else's record), CASE_OVER, CHANGED_MEANWHILE, INPUT_INVALID
 */
export async function saveInquiry(
  ctx: ServiceContext,
  id: string,
  { rev, fields }: { rev: number; fields: InquiryFields },
): Promise<DraftView> {
  const set = await checked(ctx, fields)
  const saved = await changeRow<DraftInquiry, Partial<DraftInquiry>>({
    find: async () => {
      const row = await ownOpen(ctx, id)
      if (row.state !== 'open' || (row.draftRev ?? 0) !== rev) throw await whyNotSaved(ctx, id)
      checkEnd(ctx, row, fields)
      return row
    },
    decide: (row) => ({
      ...set,
      draftRev: rev + 1,
      searchText: searchTextOf({ ...row, ...set }),
      updatedAt: ctx.now().toISOString(),
    }),
    write: async (row, data) => {
      const changed = await changeBeside(ctx, 'inquiries', row, data)
      return changed && { ...changed, office: set.office === undefined ? row.office : set.office }
    },
  })
  return draftOf(saved)
}

async function whyNotSaved(ctx: ServiceContext, id: string): Promise<DomainError> {
  const now = await findRow<DraftInquiry>(ctx.payload, 'inquiries', { id: { equals: id } })
  if (!now) return notFound('この問合せが見つかりません。')
  if (now.state !== 'open')
    return new DomainError(
      'CASE_OVER',
      'この記録はもう終えられています。追記は記録の画面からできます。',
      409,
    )
  return new DomainError(
    'CHANGED_MEANWHILE',
    '別の画面でこの記録が書き換えられました。いまの内容を表示します。',
    409,
  )
}

/** The record under way, of this operator. @throws DomainError NOT_FOUND, FORBIDDEN */
async function ownOpen(ctx: ServiceContext, id: string): Promise<DraftInquiry> {
  const row = await caseById(ctx, inquiry, id)
  if (row.operator === ctx.actor.id) return row
  throw forbidden(`${row.operatorName}さんの記録です。直すことはできません。`)
}

/** One record under way, for a screen that was reloaded. @throws DomainError NOT_FOUND, FORBIDDEN */
export const openInquiry = async (ctx: ServiceContext, id: string): Promise<DraftView> =>
  draftOf(await ownOpen(ctx, id))

/** Whether a request whose answer was lost has written all of this already; another window's words are others. */
function isKept(row: DraftInquiry, rev: number, fields: InquiryFields): boolean {
  if ((row.draftRev ?? 0) <= rev) return false
  const now = draftOf(row)
  return Object.entries(fields).every(
    ([name, value]) => value === undefined || now[name as keyof InquiryFields] === value,
  )
}

export type Finished = {
  number: string
  follow: { number: string; href: string; label: string } | null
}

/**
 * Ends the record of a call: what was written is kept, what came of it begins under a key of the call,
 * then the record is closed. Sent again after an answer that was lost, nothing is made twice.
 * @throws DomainError as `saveInquiry`; INPUT_INVALID with `fields` for what is missing
 */
export async function finishInquiry(
  ctx: ServiceContext,
  id: string,
  { rev, fields, op, more }: { rev: number; fields: InquiryFields; op: string; more?: FollowUp },
): Promise<Finished> {
  const before = await ownOpen(ctx, id)
  if (before.state === 'open') {
    const row = { ...before, ...(await checked(ctx, fields)) }
    const missing = missingOf({ ...row, office: relationId(row.office) })
    if (Object.keys(missing).length > 0) throw invalid(Object.values(missing).join(' '), missing)
    if (!isKept(before, rev, fields)) await saveInquiry(ctx, id, { rev, fields })
  }
  const row = await caseById(ctx, inquiry, id)
  const follow = await followUp(ctx, row, more)
  await faultPoint(ctx, 'inquiry-followed')
  if (row.state === 'open') await moveByProduct(ctx, inquiry, id, { move: 'finish', op })
  return { number: row.number, follow }
}

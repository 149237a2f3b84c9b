import { z } from 'zod'

import { type Band, bandProblem, hourLabel } from '@/domain/figures/bands'
import { missingHours } from '@/domain/figures/hours'
import { NEEDED, OPTIONAL } from '@/domain/figures/vocabulary'
import { type CivilDate, tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { checkReason, invalid, notFound } from '../refusals'

import { checkDays } from './check'
import type { Line } from './lines'
import { decidedFigures } from './rules'
import { putDay, revisionsOf } from './stats'

const count = z.number().int().min(0).max(9_999_999)

/** One hour as a person or program sends it. */
export const bandInput = z.object({
  hour: z.number().int().min(0).max(23),
  ...(Object.fromEntries(NEEDED.map((name) => [name, count])) as Record<
    (typeof NEEDED)[number],
    typeof count
  >),
  ...(Object.fromEntries(OPTIONAL.map((name) => [name, count.nullable().default(null)])) as Record<
    (typeof OPTIONAL)[number],
    z.ZodDefault<z.ZodNullable<typeof count>>
  >),
})

export type DayForm = {
  lines: Line[]
  line: string
  date: CivilDate
  rev: number
  /** Hours in which the line takes calls on that day. */
  open: number[]
  /** The last hour of the day that has begun. */
  upTo: number
  bands: Band[]
  missing: number[]
  revisions: {
    rev: number
    at: string
    by: string
    source: string
    file: string
    note: string
    incoming: number
    answered: number
  }[]
}

/** -1 on a day to come: what has not begun has no figures, and they would be told as a miss. */
export function lastBegun(ctx: ServiceContext, date: CivilDate): number {
  const now = ctx.now()
  const today = tokyoDateOf(now)
  if (date !== today) return date < today ? 23 : -1
  return Number(tokyoTimeOf(now).slice(0, 2))
}

/** The figures of a day with what there was before. @throws DomainError NOT_FOUND */
export async function dayForm(
  ctx: ServiceContext,
  line: string,
  date: CivilDate,
): Promise<DayForm> {
  const decided = await decidedFigures(ctx.payload)
  assertLine(decided.lines, line)
  const rows = await revisionsOf(ctx, line, date)
  const bands = (rows[0]?.bands ?? []) as Band[]
  const open = decided.openHours(line, date)
  return {
    lines: decided.lines,
    line,
    date,
    rev: rows[0]?.rev ?? 0,
    open,
    upTo: lastBegun(ctx, date),
    bands,
    missing: missingHours(open, bands),
    revisions: rows.map((row) => ({
      rev: row.rev,
      at: row.createdAt,
      by: row.enteredBy ?? '',
      source: row.source,
      file: row.fileName ?? '',
      note: row.note ?? '',
      incoming: row.incoming ?? 0,
      answered: row.answered ?? 0,
    })),
  }
}

/** @throws DomainError NOT_FOUND */
export function assertLine(lines: readonly Line[], line: string): void {
  if (!lines.some(({ code }) => code === line))
    throw notFound('その回線はありません。「電話番号・回線」に回線を足してください。')
}

/**
 * Takes the figures of a day as a person typed them (CC-18), and asks at once what they call for (CC-17).
 * @throws DomainError NOT_FOUND, INPUT_INVALID, CHANGED_MEANWHILE
 */
export async function enterDay(
  ctx: ServiceContext,
  input: { line: string; date: CivilDate; seen: number; bands: Band[]; note: string },
): Promise<DayForm> {
  const { lines } = await decidedFigures(ctx.payload)
  assertLine(lines, input.line)
  if (input.date > tokyoDateOf(ctx.now())) throw invalid('これからの日の件数は入力できません。')
  const upTo = lastBegun(ctx, input.date)
  const early = input.bands.find(({ hour }) => hour > upTo)
  if (early)
    throw invalid(
      `${hourLabel(early.hour)}は、まだ始まっていません。日と時間帯を確かめてください。`,
    )
  if (input.bands.length === 0) throw invalid('1つ以上の時間帯の件数を入力してください。')
  const note = checkReason(input.note)
  if (input.seen > 0 && !note && !input.bands.some(bandProblem)) {
    const now = await dayForm(ctx, input.line, input.date)
    const adds = input.bands.filter(({ hour }) => !now.bands.some((band) => band.hour === hour))
    const isOnlyMore =
      now.bands.every((old) =>
        input.bands.some((band) => JSON.stringify(sorted(band)) === JSON.stringify(sorted(old))),
      ) && adds.length > 0
    // Adding the next hours of the day is its ordinary course; changing what was told is a correction.
    if (!isOnlyMore)
      throw invalid('一度入れた数字を変えるときは、訂正の理由を入力してください。', {
        note: '訂正の理由を入力してください。',
      })
  }
  await putDay(ctx, { ...input, note, source: 'entry' })
  await checkDays(ctx, input.line, [input.date])
  return dayForm(ctx, input.line, input.date)
}

const sorted = (band: Band) => [
  band.hour,
  ...NEEDED.map((name) => band[name]),
  ...OPTIONAL.map((name) => band[name]),
]

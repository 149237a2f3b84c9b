import { findRow } from '@/db/atomic'
import type { HolidayStep } from '@/domain/holidays/plan'
import { DomainError } from '@/lib/errors'

import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'

import type { OpenedFile } from './open-file'
import type { Looked } from './preview'

/** A look at the file now, and the digest of the look that was confirmed. */
export type Confirmed = Looked & { confirmed: string }

type Line = [before: string, after: string]
type Begun = { changes: Record<string, Line> | null }

const WORDS: Record<HolidayStep['does'], string> = {
  add: '追加',
  restore: '再び祝日に',
  move: '移動',
  rename: '名称を変更',
  remove: '祝日でなくした',
}

/** How many days of each kind: `追加 1日、移動 1日`. */
export const countWords = (steps: readonly HolidayStep[]): string =>
  (Object.keys(WORDS) as HolidayStep['does'][])
    .map((does) => [WORDS[does], steps.filter((step) => step.does === does).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}日`)
    .join('、')

export const fileWords = ({ fileName, sha256 }: OpenedFile): string =>
  `${fileName}、SHA-256 ${sha256.slice(0, 16)}…`

export const doneKey = ({ confirmed }: Confirmed): string => `holidays|${confirmed}`
/** Of the file too: the same confirmation with another file is not the same import. */
const begunKey = ({ confirmed, file }: Confirmed): string =>
  `holidays-begun|${confirmed}|${file.sha256}`

/** Something was to be changed: now, or when this import began. */
export const isOfSteps = ({ plan, digest, confirmed }: Confirmed): boolean =>
  plan.steps.length > 0 || digest !== confirmed

/** What a step makes of its day, in words of the log; two steps with the same words are the same. */
const lineOf = (step: HolidayStep): Line => [
  [('from' in step && step.from) || '', ('was' in step && step.was) || ''].join(' ').trim(),
  `${WORDS[step.does]} ${step.name}`,
]

/**
 * Before the first day is changed: by this entry the same confirmation is known again after a crash,
 * when the days that are done already make every look differ from the one that was confirmed.
 */
export async function recordBegun(ctx: ServiceContext, looked: Confirmed): Promise<void> {
  const { plan, file, digest, confirmed } = looked
  if (plan.steps.length === 0 || digest !== confirmed) return
  await logAct(ctx, {
    key: begunKey(looked),
    action: 'calendar.holidays',
    target: 'holidays',
    summary: `祝日CSVの取込を開始（${fileWords(file)}）: ${countWords(plan.steps)}`,
    changes: Object.fromEntries(plan.steps.map((step) => [step.date, lineOf(step)])),
  })
}

/**
 * What a confirmation is that no longer fits what is stored: an import that was cut off and may go on
 * (`rest`: all that is left to do was confirmed then), or one that is `done`.
 * @throws DomainError CHANGED_MEANWHILE for anything else
 */
export async function judgeRest(ctx: ServiceContext, looked: Confirmed): Promise<'rest' | 'done'> {
  const find = (key: string) =>
    findRow<Begun>(ctx.payload, 'audit-logs', { auditKey: { equals: key } })
  if (await find(doneKey(looked))) return 'done'
  const begun = await find(begunKey(looked))
  const isOfIt = (step: HolidayStep) =>
    begun?.changes?.[step.date]?.join('|') === lineOf(step).join('|')
  if (begun && looked.plan.steps.every(isOfIt)) return 'rest'
  throw new DomainError(
    'CHANGED_MEANWHILE',
    begun
      ? '前の取込は途中で止まり、そのあとに祝日の登録か選んだ日が変わりました。止まるまでに変えた日は、変わったままです。もう一度、残りの内容を確かめて取り込んでください。'
      : '確かめたあとに、祝日の登録かファイルが変わりました（日付が変わったときも同じです）。この取込では、まだ何も変えていません。もう一度、内容を確かめてください。',
    409,
  )
}

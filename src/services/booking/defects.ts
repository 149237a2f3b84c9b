import { can } from '@/access/capabilities'
import {
  type Defect,
  type DefectMeans,
  type DefectOutcome,
  type DefectReason,
  type DefectResult,
  type DefectState,
  type DefectStep,
  DEFECT_STATE,
  foldDefect,
  hasStep,
} from '@/domain/booking/defects'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { MS_PER_MINUTE, toInstant, tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { hasMail } from '../mail/queue-event-mail'
import { assertScope } from '../office-scope'
import { forbidden, individualNumberRefused, invalid } from '../refusals'

import { drainSoon } from './drain-soon'
import { changeReservation, settled } from './engine/change'
import { reservationForStaff } from './find'
import type { ReservationRow } from './types'

const MAX_NOTE = 300
/** Two mails about the same thing within this time are a second press, not a second wish. */
const MAIL_GAP_MS = MS_PER_MINUTE
/** Clocks of counters differ a little. */
const AHEAD_MS = 5 * MS_PER_MINUTE

/** `op` names the act: sent again, it is the same act. */
type Act = { id: string; op: string; note?: string }

/** Without `op`, which `change` adds; null = there is nothing to note. */
type Change = { step: Unnamed<DefectStep>; state: DefectState } | null
type Unnamed<T> = T extends { op: string } ? Omit<T, 'op'> : never

/**
 * Notes that something in the application is missing or wrong, and so raises the task of telling the
 * applicant (NT-08). What is on the open list already changes nothing.
 * @throws DomainError FORBIDDEN, NOT_FOUND, NOT_LIVE, INPUT_INVALID, INDIVIDUAL_NUMBER, BUSY
 */
export const flagDefect = (
  ctx: ServiceContext,
  input: Act & { reasons: DefectReason[] },
): Promise<ReservationRow> =>
  change(ctx, input, (row, defect) => {
    assertLive(row)
    const reasons = [...new Set(input.reasons)]
    if (reasons.length === 0) throw refusedAt('reasons', '不備の内容を1つ以上選んでください。')
    const known = defect?.state === 'open' ? defect.reasons : []
    if (reasons.every((one) => known.includes(one)) && !input.note?.trim()) return null
    return { step: { act: 'flag', reasons }, state: 'open' }
  })

/**
 * Asks for the mail about what is missing, in the booking's language; the outbox writes and sends it
 * (NT-11). One press is one mail, whatever crashes.
 * @throws DomainError as `flagDefect`; TASK_OVER, NO_MAIL, JUST_SENT
 */
export async function mailDefect(ctx: ServiceContext, input: Act): Promise<ReservationRow> {
  const row = await change(ctx, { ...input, note: '' }, (found, defect) => {
    const { reasons, tries } = openDefect(defect)
    const why = whyNoMail(found)
    if (why) throw new DomainError('NO_MAIL', why, 409)
    const last = tries.findLast((one) => one.means === 'mail' && one.result === null)
    const at = found.history?.find((event) => event.seq === last?.seq)?.at
    if (at && ctx.now().getTime() - new Date(at).getTime() < MAIL_GAP_MS) {
      throw new DomainError('JUST_SENT', 'いま送ったところです。1分ほど待ってください。')
    }
    return { step: { act: 'mail', reasons }, state: 'open' }
  })
  drainSoon(ctx.payload)
  return row
}

/** Why no mail about a defect can go to this booking, in words; empty when it can. */
export function whyNoMail(row: Pick<ReservationRow, 'status' | 'mail' | 'mailState'>): string {
  if (row.status !== 'confirmed') return '予約が終わっているため、メールを送れません。'
  if (hasMail(row)) return ''
  if (row.mailState === 'bounced') {
    return '登録されたメールアドレスには届きません。電話で連絡して、結果を記録してください。'
  }
  return row.mailState === 'erased'
    ? 'メールアドレスは保存期間を過ぎて消去しました。電話で連絡して、結果を記録してください。'
    : 'メールアドレスの登録がありません。電話で連絡して、結果を記録してください。'
}

/**
 * Keeps one contact or attempt: when, by which means, with which result, by whom (NT-08). Every one
 * is kept beside the others, also when two people write at the same moment.
 * @throws DomainError as `flagDefect`; TASK_OVER
 */
export const logDefectTry = (
  ctx: ServiceContext,
  /** Day and time in Japan; both left out = now. */
  input: Act & { means: DefectMeans; result: DefectResult; date?: string; time?: string },
): Promise<ReservationRow> =>
  change(ctx, input, (_row, defect) => {
    openDefect(defect)
    const { means, result } = input
    return { step: { act: 'try', means, result, ...whenOf(ctx, input) }, state: 'open' }
  })

/** @throws DomainError INPUT_INVALID for a day without a time, and for what has not been yet */
function whenOf(ctx: ServiceContext, { date, time }: { date?: string; time?: string }) {
  const now = ctx.now()
  if (!date && !time) return { date: tokyoDateOf(now), time: tokyoTimeOf(now) }
  if (!date || !time) throw refusedAt('date', '連絡した日と時刻を両方入れてください。')
  if (toInstant(date, time).getTime() > now.getTime() + AHEAD_MS) {
    throw refusedAt('date', 'これからの日時は記録できません。連絡した日時を入れてください。')
  }
  return { date, time }
}

/** Ends the task. @throws DomainError as `flagDefect`; TASK_OVER when it has ended otherwise */
export const closeDefect = (
  ctx: ServiceContext,
  input: Act & { outcome: DefectOutcome },
): Promise<ReservationRow> =>
  change(ctx, input, (_row, defect) => {
    if (defect?.state === input.outcome) return null
    openDefect(defect)
    return { step: { act: 'close', outcome: input.outcome }, state: input.outcome }
  })

/** Takes an ended task up again. @throws DomainError as `flagDefect`; INPUT_INVALID without reason */
export const reopenDefect = (
  ctx: ServiceContext,
  input: Act & { note: string },
): Promise<ReservationRow> =>
  change(ctx, input, (row, defect) => {
    assertLive(row)
    if (!defect) throw notFlagged()
    if (defect.state === 'open') return null
    if (!input.note.trim()) throw refusedAt('note', '再開する理由を入力してください。')
    return { step: { act: 'reopen' }, state: 'open' }
  })

/**
 * One step of the task: state, history and the mark for the outbox are one conditional write, so a
 * step is there with its line of history and its mail or not at all.
 */
async function change(
  ctx: ServiceContext,
  { id, op, note = '' }: Act,
  decide: (row: ReservationRow, defect: Defect | null) => Change,
): Promise<ReservationRow> {
  assertMayDefects(ctx)
  const text = checkNote(note)
  const leader = await reservationForStaff(ctx, id)
  return changeReservation(ctx, {
    find: async () => {
      const row = await settled(ctx, leader.id)
      assertScope(ctx, row.office)
      return row
    },
    decide: (row) => {
      if (hasStep(row.history, op)) return null
      const wanted = decide(row, foldDefect(row.history))
      return (
        wanted && {
          data: { defectState: wanted.state },
          event: { type: 'defect', to: { ...wanted.step, op }, ...(text ? { note: text } : {}) },
        }
      )
    },
    after: () => faultPoint(ctx, 'defect-written'),
  })
}

/** @throws DomainError FORBIDDEN */
export function assertMayDefects(ctx: ServiceContext): void {
  if (can(ctx.user, 'booking.defects')) return
  throw forbidden('不備の連絡を扱う権限がありません。')
}

/** @throws DomainError INPUT_INVALID, INDIVIDUAL_NUMBER */
function checkNote(note: string): string {
  const text = note.trim()
  if (containsIndividualNumber(text)) throw individualNumberRefused()
  if (text.length > MAX_NOTE) throw refusedAt('note', `メモは${MAX_NOTE}文字までです。`)
  return text
}

function assertLive(row: ReservationRow): void {
  if (row.status === 'confirmed') return
  throw new DomainError('NOT_LIVE', 'この予約は終わっているため、不備の連絡を始められません。')
}

/** @throws DomainError TASK_OVER */
function openDefect(defect: Defect | null): Defect {
  if (!defect) throw notFlagged()
  if (defect.state === 'open') return defect
  const state = DEFECT_STATE[defect.state]
  throw new DomainError(
    'TASK_OVER',
    `もう「${state}」で終わっています。続けるときは、再開してから記録してください。`,
    409,
  )
}

const notFlagged = () =>
  new DomainError('TASK_OVER', 'この予約には不備の記録がありません。先に不備を記録してください。')

const refusedAt = (field: string, message: string) => invalid(message, { [field]: 'INVALID' })

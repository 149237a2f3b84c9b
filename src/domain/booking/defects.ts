/**
 * 不備の連絡 (NT-08): something in an application is missing or wrong, and somebody tells the
 * applicant. The steps are events of the booking's own history; the task is what they fold to.
 */
import { optionsOf } from '../options'
import { type CivilDate, type CivilTime, tokyoDateOf, tokyoTimeOf } from '../time/civil'

/** What can be wrong; the same list tells the applicant in their own language. */
export const DEFECT_REASON = {
  'form-blank': '申請書の記入もれ',
  mismatch: '申請内容の食い違い',
  papers: '必要書類の不足',
  photo: '写真の不備',
  'id-expired': '本人確認書類の期限切れ',
  fee: '手数料',
  other: 'その他',
} as const
export type DefectReason = keyof typeof DEFECT_REASON

/** How the applicant was contacted. */
export const DEFECT_MEANS = {
  phone: '電話',
  mail: 'メール',
  counter: '窓口',
  post: '郵送',
} as const
export type DefectMeans = keyof typeof DEFECT_MEANS

/** What a try came to. */
export const DEFECT_RESULT = {
  told: '伝えた',
  absent: '不在',
  voicemail: '留守番電話',
  'wrong-number': '番号違い',
  'call-back': '折り返し待ち',
  sent: '送った',
  returned: '届かず戻った',
} as const
export type DefectResult = keyof typeof DEFECT_RESULT

/** How the contact ended. */
export const DEFECT_OUTCOME = {
  resolved: '解消した',
  withdrawn: '申請取下げ',
  unreached: '連絡つかず',
} as const
export type DefectOutcome = keyof typeof DEFECT_OUTCOME

/** What a booking's row says about its contact; empty where nothing was ever wrong. */
export const DEFECT_STATE = { open: '連絡中', ...DEFECT_OUTCOME } as const
export type DefectState = keyof typeof DEFECT_STATE
export const DEFECT_STATE_OPTIONS = optionsOf(DEFECT_STATE)

/** The same with what follows from the booking: an open contact about a cancelled one is over. */
export const DEFECT_STANDING = { ...DEFECT_STATE, dropped: '取りやめ（予約の取消し）' } as const
export type DefectStanding = keyof typeof DEFECT_STANDING

/** One step, as the booking's history keeps it. `op` names the act, so that it happens once. */
export type DefectStep =
  | { act: 'flag'; op: string; reasons: DefectReason[] }
  | { act: 'mail'; op: string; reasons: DefectReason[] }
  | {
      act: 'try'
      op: string
      means: DefectMeans
      result: DefectResult
      /** When it took place, in Japan's time. */
      date: CivilDate
      time: CivilTime
    }
  | { act: 'close'; op: string; outcome: DefectOutcome }
  | { act: 'reopen'; op: string }

/** What the fold reads of an event; other events are passed over. */
export type DefectEvent = {
  seq: number
  at: string
  type: string
  actor: { name: string }
  to?: Record<string, unknown>
  note?: string
}

/** One contact or attempt. A mail has no result of its own: the mail's delivery tells it. */
export type DefectTry = {
  seq: number
  means: DefectMeans
  result: DefectResult | null
  date: CivilDate
  time: CivilTime
  by: string
  note: string
}

/** A decision about the task: raised, ended, taken up again. */
export type DefectTurn = { seq: number; date: CivilDate; by: string; text: string; note: string }

export type Defect = {
  state: DefectState
  reasons: DefectReason[]
  openedOn: CivilDate
  openedBy: string
  /** Empty while open. */
  closedOn: CivilDate | ''
  closedBy: string
  tries: DefectTry[]
  turns: DefectTurn[]
}

const stepOf = (event: DefectEvent): DefectStep | null =>
  event.type === 'defect' ? (event.to as unknown as DefectStep) : null

export const namesOf = (reasons: DefectReason[]): string =>
  reasons.map((reason) => DEFECT_REASON[reason] ?? reason).join('、')

/** The step in words, for the history and the operation log. */
export function stepText(to: Record<string, unknown> | undefined): string {
  const step = to as unknown as DefectStep | undefined
  switch (step?.act) {
    case 'flag':
      return `不備あり：${namesOf(step.reasons)}`
    case 'mail':
      return `メールを送る：${namesOf(step.reasons)}`
    case 'try':
      return `${DEFECT_MEANS[step.means]}：${DEFECT_RESULT[step.result]}（${step.date} ${step.time}）`
    case 'close':
      return `終了：${DEFECT_OUTCOME[step.outcome]}`
    case 'reopen':
      return '再開'
    default:
      return ''
  }
}

/** What a step has to be mailed about; null for a step that mails nothing. */
export function mailedReasons(event: Pick<DefectEvent, 'type' | 'to'>): DefectReason[] | null {
  const step = event.type === 'defect' ? (event.to as unknown as DefectStep) : null
  return step?.act === 'mail' ? step.reasons : null
}

/** True when this act is in the history already. */
export const hasStep = (history: DefectEvent[] | null, op: string): boolean =>
  (history ?? []).some((event) => stepOf(event)?.op === op)

/**
 * The task as its steps leave it; null where nothing was ever wrong. Something new found while the
 * contact runs joins the list; found after its end, it begins a new list. Tries are never dropped.
 */
export function foldDefect(history: DefectEvent[] | null): Defect | null {
  let defect: Defect | null = null
  for (const event of history ?? []) {
    const step = stepOf(event)
    if (step) defect = applyStep(defect, event, step)
  }
  return defect
}

/** What is wrong while somebody still has to be told; empty otherwise. */
export function openReasons(row: {
  defectState?: string | null
  history: DefectEvent[] | null
}): string {
  return row.defectState === 'open' ? namesOf(foldDefect(row.history)?.reasons ?? []) : ''
}

const NEW: Omit<Defect, 'openedOn' | 'openedBy'> = {
  state: 'open',
  reasons: [],
  closedOn: '',
  closedBy: '',
  tries: [],
  turns: [],
}

function applyStep(past: Defect | null, event: DefectEvent, step: DefectStep): Defect {
  const at = new Date(event.at)
  const day = tokyoDateOf(at)
  const by = event.actor.name
  const note = event.note ?? ''
  const old: Defect = past ?? { ...NEW, openedOn: day, openedBy: by }
  const opened = { state: 'open' as const, openedOn: day, openedBy: by, closedOn: '', closedBy: '' }
  const turn = { seq: event.seq, date: day, by, text: stepText(event.to), note }
  const turns = [...old.turns, turn]
  switch (step.act) {
    case 'flag':
      return old.state === 'open'
        ? { ...old, reasons: [...new Set([...old.reasons, ...step.reasons])], turns }
        : { ...old, ...opened, reasons: step.reasons, turns }
    case 'mail':
    case 'try': {
      const made: DefectTry =
        step.act === 'mail'
          ? {
              seq: event.seq,
              means: 'mail',
              result: null,
              date: day,
              time: tokyoTimeOf(at),
              by,
              note,
            }
          : { ...step, seq: event.seq, by, note }
      const { seq, means, result, date, time } = made
      return { ...old, tries: [...old.tries, { seq, means, result, date, time, by, note }] }
    }
    case 'close':
      return { ...old, state: step.outcome, closedOn: day, closedBy: by, turns }
    case 'reopen':
      return { ...old, state: 'open', closedOn: '', closedBy: '', turns }
  }
}

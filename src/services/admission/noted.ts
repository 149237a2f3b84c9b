import type { Payload } from 'payload'

import { type Gate, lastPlace } from '@/domain/admission/gate'
import { WHY } from '@/domain/admission/mode'

import { logAct } from '../audit/log-act'
import { jobContext } from '../context'

const note = (
  payload: Payload,
  { epoch, openedAt }: Gate,
  what: string,
  summary: string,
): Promise<void> =>
  logAct(jobContext(payload), {
    action: `admission.${what}`,
    target: 'admission-gates/gate',
    summary,
    // One line, whichever process writes it, and however often.
    key: `admission|${epoch}|${openedAt}|${what}`,
  })

export const noteOpened = (payload: Payload, gate: Gate): Promise<void> =>
  note(
    payload,
    gate,
    'open',
    `待合を開けました（${gate.why ? WHY[gate.why] : ''}）${
      gate.draw ? `。抽選の種のSHA-256: ${gate.draw.commitment}` : ''
    }`,
  )

export const noteDrawn = (payload: Payload, gate: Gate): Promise<void> =>
  note(
    payload,
    gate,
    'draw',
    `待合の順番を抽選しました（${gate.given.lot}人、後ろに${gate.given.behind}人）。種: ${gate.draw?.seed ?? ''}`,
  )

export const noteClosed = (payload: Payload, gate: Gate, why: 'nobody' | 'hand'): Promise<void> =>
  note(
    payload,
    gate,
    'close',
    `待合を閉じました（${why === 'hand' ? WHY.hand : '待つ人がいない'}）。配った番号: ${lastPlace(gate)}`,
  )

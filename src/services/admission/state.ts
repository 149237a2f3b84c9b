import { isLobby, lastPlace, waitingIn } from '@/domain/admission/gate'
import type { Mode } from '@/domain/admission/mode'
import { MODE, WHY } from '@/domain/admission/mode'
import { waitSeconds } from '@/domain/admission/wait'

import type { ServiceContext } from '../context'

import { keeperOf } from './here'
import { admissionConfig } from './settings'

export type AdmissionState = {
  mode: Mode
  modeLabel: string
  isOpen: boolean
  isLobby: boolean
  why: string
  openedAt: string
  waiting: number
  called: number
  perMinute: number
  /** Percent of those called who come. */
  share: number
  /** Minutes until somebody who comes now is called; null before the draw. */
  minutes: number | null
  drawAt: string
  commitment: string
  seed: string
}

/** What the panel shows of the queue. */
export async function admissionState({ payload }: ServiceContext): Promise<AdmissionState> {
  const { mode } = await admissionConfig(payload)
  const gate = await keeperOf(payload).gate()
  const { isOpen, draw } = gate
  const last = lastPlace(gate)
  return {
    mode,
    modeLabel: MODE[mode],
    isOpen,
    isLobby: isOpen && isLobby(gate),
    why: isOpen && gate.why ? WHY[gate.why] : '',
    openedAt: isOpen ? gate.openedAt : '',
    waiting: waitingIn(gate),
    called: isOpen ? Math.floor(Math.min(gate.upTo, last)) : 0,
    perMinute: isOpen ? Math.round(gate.rate * 60) : 0,
    share: Math.round(gate.share * 100),
    minutes: !isOpen || isLobby(gate) ? null : Math.ceil(waitSeconds(gate, last + 1) / 60),
    drawAt: isOpen ? (draw?.at ?? '') : '',
    commitment: isOpen ? (draw?.commitment ?? '') : '',
    seed: isOpen ? (draw?.seed ?? '') : '',
  }
}

'use client'

import { useEffect, useRef } from 'react'

import type { Desk } from '../desk/useDesk'
import type { FaqHit } from '../search/FaqSearch'
import { apiPost, Problem, problemOf } from '../shell/api'
import { useMay } from '../shell/useMay'

import { hasContent, NO_NUMBER_YET, type RecordHandle, useRecord } from './useRecord'

const STILL_OPEN =
  'この電話の記録がまだ終わっていません。Ctrl+Enter で終えると、次の電話の記録を始められます。'

type DeskRecord = RecordHandle & {
  /** An approved answer that was read out: the basis of what was said (ST-29). */
  use: (hit: FaqHit) => void
  refer: (target: string, channel: string) => Promise<void>
}

/** The record of the call on the desk: F2 begins one, and what is booked stands in it by itself. */
export function useDeskRecord(desk: Desk): DeskRecord {
  const record = useRecord(useMay()('contact.record'))
  const { call, view, booking } = desk.state
  const latest = useRef(record)
  useEffect(() => {
    latest.current = record
  })
  const before = useRef(call)
  const told = useRef<RecordHandle['ended']>(null)
  useEffect(() => {
    if (call === before.current) return
    before.current = call
    const { begunAt: open, fields, desk: known, begin, ended, setProblem } = latest.current
    if (!known?.mayRecord) return
    // The end of one call clears the desk, too: the next one has not rung yet.
    if (ended !== told.current) {
      told.current = ended
      return
    }
    if (open && hasContent(fields)) setProblem(new Problem('OPEN', STILL_OPEN))
    else if (!open) begin()
  }, [call])
  const procedure = booking?.service.name ?? ''
  const booked = view === 'done' ? (booking?.number ?? '') : ''
  useEffect(() => {
    const { begunAt: open, fields, edit, desk: known } = latest.current
    if (!booked || !open || fields.booking === booked) return
    const isKnown = known?.procedures.some(({ value }) => value === procedure)
    edit({
      booking: booked,
      procedure: isKnown ? procedure : fields.procedure,
      outcome: fields.outcome === 'answered' ? 'booked' : fields.outcome,
    })
  }, [booked, procedure])
  const use = ({ question, versionId, answer }: FaqHit) => {
    const { fields, begin } = record
    begin({ basis: question, basisVersion: versionId, answer: fields.answer || answer })
  }
  const refer = async (target: string, channel: string) => {
    const { record: open, fields, edit, desk: known, setProblem } = record
    const name = known?.categories.find(({ referral }) => referral?.id === target)?.referral?.name
    if (!open) {
      if (record.begunAt) setProblem(new Problem('NO_NUMBER', NO_NUMBER_YET))
      return
    }
    try {
      await apiPost('/ops/referrals', {
        target,
        channel,
        language: fields.language,
        idemKey: `${open.id}|${target}`,
      })
      edit({
        referral: name ?? '',
        outcome: fields.outcome === 'answered' ? 'referred' : fields.outcome,
      })
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return { ...record, use, refer }
}

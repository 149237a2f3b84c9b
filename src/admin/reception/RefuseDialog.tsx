'use client'

import type { FormEvent } from 'react'
import { useState } from 'react'

import type { DayRow } from '@/services/reception/day-row'

import { Modal } from './Modal'
import { ReasonField } from './ReasonField'
import type { Reception } from './useReception'

type Props = { reception: Reception; row: DayRow; onClose: () => void }

/** 交付できず, with the reason that the statistics ask for. */
export function RefuseDialog({ reception, row, onClose }: Props) {
  const [reason, setReason] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await reception.act(row, 'refused', reason)) onClose()
  }
  return (
    <Modal title={`交付できず　${row.numberSpoken}`} onClose={onClose}>
      <form onSubmit={submit} className="rc-form">
        <ReasonField value={reason} onChange={setReason} />
        {reception.answer?.kind === 'bad' && (
          <p role="alert" className="wk-problem">
            {reception.answer.lines.join('')}
          </p>
        )}
        <p className="wk-actions">
          <button type="submit" className="wk-danger">
            記録する <kbd>Enter</kbd>
          </button>
        </p>
      </form>
    </Modal>
  )
}

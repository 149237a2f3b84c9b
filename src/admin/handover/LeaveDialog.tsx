'use client'

import { type FormEvent, useState } from 'react'

import { Dialog } from '../frame/Dialog'
import { ReasonField } from '../reception/ReasonField'
import { Refused } from '../frame/Refused'

type Props = {
  /** The person leaves without the card; else another clerk goes on. */
  isRefused: boolean
  problem: string
  onLeave: (reason: string) => Promise<void>
  onClose: () => void
}

/** Ends a handover without a card: with the reason that the statistics ask for, or to pass it on. */
export function LeaveDialog({ isRefused, problem, onLeave, onClose }: Props) {
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void onLeave(reason.trim())
  }
  return (
    <Dialog title={isRefused ? '交付できず' : '受付を離す'} className="ho-dialog" onClose={onClose}>
      <form onSubmit={submit}>
        {isRefused ? (
          <ReasonField value={reason} onChange={setReason} />
        ) : (
          <label className="mg-field">
            わけ（書かなくてもよい）
            <input
              type="text"
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        )}
        {problem ? <Refused>{problem}</Refused> : null}
        <div className="mg-row">
          <button
            type="submit"
            className={`mg-button ${isRefused ? 'mg-button--danger' : 'mg-button--main'}`}
          >
            {isRefused ? '記録する' : '離す'}
          </button>
          <button type="button" className="mg-button" onClick={onClose}>
            やめる
          </button>
        </div>
      </form>
    </Dialog>
  )
}

'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'

import { ReasonField } from '../reception/ReasonField'

type Props = {
  /** The person leaves without the card; else another clerk goes on. */
  isRefused: boolean
  problem: string
  onLeave: (reason: string) => Promise<void>
  onClose: () => void
}

/** Ends a handover without a card: with the reason that the statistics ask for, or to pass it on. */
export function LeaveDialog({ isRefused, problem, onLeave, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState('')
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void onLeave(reason.trim())
  }
  return (
    <dialog
      ref={dialog}
      className="mg-dialog ho-dialog"
      aria-labelledby="ho-leave"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id="ho-leave">{isRefused ? '交付できず' : '受付を離す'}</h2>
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
        {problem ? (
          <p className="mg-note mg-note--bad" role="alert">
            {problem}
          </p>
        ) : null}
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
    </dialog>
  )
}

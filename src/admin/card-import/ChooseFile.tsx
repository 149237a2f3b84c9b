'use client'

import { useId, useRef, useState } from 'react'

type Props = {
  accept: string
  label: string
  hint: string
  disabled?: boolean
  onFile: (file: File) => void
}

/** A file by click, by key or dropped onto the box. */
export function ChooseFile({ accept, label, hint, disabled = false, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const id = useId()
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !disabled) onFile(file)
    // The same file can be chosen again after it was put right.
    if (input.current) input.current.value = ''
  }
  return (
    <div
      className={`ci-drop${isOver ? ' ci-drop--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <input
        ref={input}
        id={id}
        className="mg-hidden"
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={(event) => take(event.target.files)}
      />
      <label htmlFor={id} className="mg-button mg-button--main">
        {label}
      </label>
      <p className="mg-hint">{hint}</p>
    </div>
  )
}

'use client'

import { useState } from 'react'

import { FileButton } from '../frame/FileButton'

type Props = {
  accept: string
  label: string
  hint: string
  disabled?: boolean
  onFile: (file: File) => void
}

/** A file by click, by key or dropped onto the box. */
export function ChooseFile({ accept, label, hint, disabled = false, onFile }: Props) {
  const [isOver, setIsOver] = useState(false)
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
        const file = event.dataTransfer.files[0]
        if (file && !disabled) onFile(file)
      }}
    >
      <FileButton
        label={label}
        accept={accept}
        disabled={disabled}
        look="mg-button mg-button--main"
        onFile={onFile}
      />
      <p className="mg-hint">{hint}</p>
    </div>
  )
}

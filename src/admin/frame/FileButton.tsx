'use client'

import { useId } from 'react'

import './panel.css'

type Props = {
  label: string
  accept: string
  disabled?: boolean
  /** Class of the words that are pressed. */
  look?: string
  onFile: (file: File) => void
}

/**
 * A file to choose, by click or key. The browser's own control speaks the language of the computer, not
 * of the page, so only its words of ours are shown.
 */
export function FileButton({ label, accept, disabled, look = 'mg-button', onFile }: Props) {
  const id = useId()
  return (
    <span className="mg-file">
      <input
        id={id}
        className="mg-hidden"
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file can be chosen again after it was put right.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <label htmlFor={id} className={look}>
        {label}
      </label>
    </span>
  )
}

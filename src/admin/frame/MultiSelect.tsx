'use client'

import { useEffect, useRef } from 'react'

import { listenKeys } from '../shell/keys'

type Option = { value: string; label: string }
type Props = {
  label: string
  options: Option[]
  value: string[]
  onChange: (value: string[]) => void
}

/** Choice of several out of a few: a button that says what is chosen, and a list of boxes below it. */
export function MultiSelect({ label, options, value, onChange }: Props) {
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const isKey = event instanceof KeyboardEvent
      if (isKey ? event.key === 'Escape' : !box.current?.contains(event.target as Node)) {
        if (box.current) box.current.open = false
      }
    }
    document.addEventListener('pointerdown', close)
    const stopKeys = listenKeys(close)
    return () => {
      document.removeEventListener('pointerdown', close)
      stopKeys()
    }
  }, [])
  const chosen = options.filter((option) => value.includes(option.value))
  const words =
    chosen.length === 0 || chosen.length === options.length
      ? 'すべて'
      : chosen.length <= 2
        ? chosen.map((option) => option.label).join('・')
        : `${chosen[0]?.label}ほか${chosen.length - 1}`
  const toggle = (one: string) =>
    onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one])
  return (
    <details className="mg-many" ref={box}>
      <summary>
        <span>{label}:</span> {words}
      </summary>
      <div className="mg-many-list">
        <label className="mg-check">
          <input type="checkbox" checked={chosen.length === 0} onChange={() => onChange([])} />
          すべて
        </label>
        {options.map((option) => (
          <label className="mg-check" key={option.value}>
            <input
              type="checkbox"
              checked={value.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </details>
  )
}

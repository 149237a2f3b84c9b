'use client'

import type { KeyboardEvent } from 'react'

type Props = {
  legend: string
  options: { value: string; label: string }[]
  value: string
  onChange: (value: string) => void
}

/** A question with its answers; 1–9 answer the question that has the focus (`chooseByDigit`). */
export function Choice({ legend, options, value, onChange }: Props) {
  return (
    <fieldset className="rc-choice">
      <legend>{legend}</legend>
      <div className="wk-actions">
        {options.map((option, at) => (
          <label key={option.value} className={value === option.value ? 'is-chosen' : ''}>
            <input
              type="radio"
              name={legend}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
            {at < 9 ? <kbd aria-hidden="true">{at + 1}</kbd> : null}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const isRadio = (one: EventTarget): one is HTMLInputElement =>
  one instanceof HTMLInputElement && one.type === 'radio'

/** For `onKeyDown` of a form of `Choice`s: a digit answers, and the next question gets the focus. */
export function chooseByDigit(event: KeyboardEvent<HTMLElement>): void {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
  if (!digit || event.ctrlKey || event.altKey || event.metaKey || !isRadio(event.target)) return
  const question = event.target.closest('fieldset')
  const answer =
    question?.querySelectorAll<HTMLInputElement>('input[type=radio]')[Number(digit) - 1]
  if (!question || !answer) return
  event.preventDefault()
  answer.click()
  const form = event.currentTarget
  // After the answer has changed what is asked.
  setTimeout(() => {
    const fields = [...form.querySelectorAll<HTMLElement>('input, button.wk-primary')]
    const next = fields.find(
      (one) =>
        answer.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING &&
        !question.contains(one),
    )
    ;(next ?? answer).focus()
  })
}

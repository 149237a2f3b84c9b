'use client'

import { type ComponentProps, useState } from 'react'

import { ownKeys } from '../shell/keys'

/** More are no list that anybody reads through. */
export const LONG = 20

type Option = { value: string; label: string }
type Props = Omit<ComponentProps<'select'>, 'value' | 'onChange'> & {
  options: readonly Option[]
  value: string
}

/** `Ｋ－００２３` and `k0023` are one number. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s‐-―−ー-]/g, '')

/** A choice of many: a part of the name, or a number that is scanned, leaves those that it can be. */
export function LongSelect({ options, value: first, ...select }: Props) {
  const [find, setFind] = useState('')
  const [value, setValue] = useState(first)
  const wanted = folded(find)
  const shown = options.filter(
    (one) => one.value === value || !wanted || folded(one.label).includes(wanted),
  )
  const look = (text: string) => {
    setFind(text)
    const part = folded(text)
    const [only, another] = options.filter(({ label }) => part && folded(label).includes(part))
    if (only && !another) setValue(only.value)
  }
  return (
    <>
      <input
        type="search"
        value={find}
        placeholder="選ぶものの一部を入力、または読み取り"
        aria-label="選ぶものを絞り込む"
        autoComplete="off"
        onChange={({ target }) => look(target.value)}
        onKeyDown={ownKeys((event) => {
          // A scanner ends with Enter: it has chosen, the form is sent by its button.
          if (event.key === 'Enter') event.preventDefault()
        })}
      />
      <select {...select} value={value} onChange={({ target }) => setValue(target.value)}>
        <option value="">選んでください（{shown.length.toLocaleString('ja-JP')}件）</option>
        {shown.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </>
  )
}

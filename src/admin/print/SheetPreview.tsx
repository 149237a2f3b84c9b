'use client'

import { SHEETS_AT_ONCE } from '@/domain/printing/sheets'

type Props = {
  /** Of the PDF with the sheets from `from` on. */
  address: string
  /** First sheet that is shown, counted from 0. */
  from: number
  sheets: number
  busy: boolean
  onTurn: (from: number) => void
}

const say = (count: number): string => count.toLocaleString('ja-JP')

/** Every sheet as it will be printed, so many at a time; not only the first one (H4). */
export function SheetPreview({ address, from, sheets, busy, onTurn }: Props) {
  const to = Math.min(from + SHEETS_AT_ONCE, sheets)
  const which = to - from === 1 ? `${say(to)}枚目` : `${say(from + 1)}～${say(to)}枚目`
  const words = sheets === 1 ? '見本' : `見本（${which}、全${say(sheets)}枚）`
  return (
    <>
      {sheets > SHEETS_AT_ONCE ? (
        <div className="mg-row print-gap">
          <button
            type="button"
            className="mg-button"
            disabled={busy || from === 0}
            onClick={() => onTurn(from - SHEETS_AT_ONCE)}
          >
            前の{SHEETS_AT_ONCE}枚
          </button>
          <span role="status">{words}</span>
          <button
            type="button"
            className="mg-button"
            disabled={busy || to >= sheets}
            onClick={() => onTurn(from + SHEETS_AT_ONCE)}
          >
            次の{SHEETS_AT_ONCE}枚
          </button>
        </div>
      ) : null}
      <iframe className="print-preview" title={words} src={address} />
    </>
  )
}

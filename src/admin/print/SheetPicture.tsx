'use client'

import { perSheet, placeOf, type Sheet } from '@/domain/printing/sheets'

type Props = { sheet: Sheet; start: number; onStart: (start: number) => void }

/** A picture of the sheet to scale; a click says which label is the first free one (PR-19). */
export function SheetPicture({ sheet, start, onStart }: Props) {
  const places = Array.from({ length: perSheet(sheet) }, (_, index) => placeOf(sheet, index).box)
  const share = (value: number, of: number) => `${((value / of) * 100).toFixed(3)}%`
  return (
    <div>
      <div
        className="print-sheet"
        role="group"
        aria-label="印刷を始める位置"
        style={{ aspectRatio: `${sheet.paper.width} / ${sheet.paper.height}` }}
      >
        {places.map((box, index) => {
          const position = index + 1
          return (
            <button
              key={position}
              type="button"
              className={position < start ? 'is-used' : ''}
              aria-pressed={position === start}
              aria-label={`${position}枚目から`}
              style={{
                left: share(box.x, sheet.paper.width),
                top: share(box.y, sheet.paper.height),
                width: share(box.width, sheet.paper.width),
                height: share(box.height, sheet.paper.height),
              }}
              onClick={() => onStart(position)}
            >
              {position}
            </button>
          )
        })}
      </div>
      <p className="mg-hint">
        {start === 1
          ? '新しい用紙の1枚目から印刷します。使いかけの用紙は、空いている最初の位置を押してください。'
          : `${start}枚目から印刷します。1〜${start - 1}枚目は白いままです。`}
      </p>
    </div>
  )
}

'use client'

import { perSheet } from '@/domain/printing/sheets'
import type { PrintCatalogue } from '@/services/printing/catalogue'

import { openPdf } from './files'
import type { PrintForm } from './form'
import { kindOf, paperOf } from './form'
import { SheetPicture } from './SheetPicture'

type Props = {
  catalogue: PrintCatalogue
  form: PrintForm
  change: (part: Partial<PrintForm>) => void
  onProblem: (error: unknown) => void
}

/** Paper, printer and the first free label; the test prints. */
export function PaperFields({ catalogue, form, change, onProblem }: Props) {
  const kind = kindOf(catalogue, form.kind)
  const sheet = paperOf(catalogue, form)
  const stored = catalogue.sheets.find(({ id }) => id === form.sheet)
  const open = (path: string) => {
    const paper = window.open('', '_blank')
    openPdf(path, paper).catch(onProblem)
  }
  const printer = form.printer ? `&printer=${form.printer}` : ''
  return (
    <>
      <div className="mg-row mg-row--end">
        {kind?.page ? (
          <p>
            用紙 <strong>{kind.page.name}</strong>（{kind.page.paper.width}×{kind.page.paper.height}
            mm）
          </p>
        ) : (
          <label className="mg-field">
            用紙
            <select
              value={form.sheet}
              onChange={(event) => change({ sheet: event.target.value, start: 1 })}
            >
              {catalogue.sheets.map(({ id, geometry }) => (
                <option key={id} value={id}>
                  {geometry.name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="mg-field">
          プリンター
          <select
            value={form.printer}
            onChange={(event) => change({ printer: event.target.value })}
          >
            <option value="">位置の調整なし</option>
            {catalogue.printers.map(({ id, name, offsetX, offsetY }) => (
              <option key={id} value={id}>
                {name}（右 {offsetX}・下 {offsetY}mm）
              </option>
            ))}
          </select>
        </label>
        {kind?.page ? null : (
          <button
            type="button"
            className="mg-button"
            onClick={() => open(`/ops/printing/frames?sheet=${form.sheet}${printer}`)}
          >
            枠の試し刷り
          </button>
        )}
        {kind?.hasWindow ? (
          <button
            type="button"
            className="mg-button"
            onClick={() => open(`/ops/printing/window?kind=${form.kind}&template=${form.template}`)}
          >
            封筒の窓の試し刷り
          </button>
        ) : null}
      </div>
      {!kind?.page && stored ? (
        <p className="mg-hint">
          {stored.stock < 0
            ? '入荷した枚数がまだ入っていません。'
            : `残り ${stored.stock.toLocaleString('ja-JP')}枚`}{' '}
          {stored.isLow ? <span className="mg-tag mg-tag--warn">残りが少ない</span> : null}
        </p>
      ) : null}
      {!kind?.page && sheet && perSheet(sheet) > 1 ? (
        <SheetPicture sheet={sheet} start={form.start} onStart={(start) => change({ start })} />
      ) : null}
      <p className="mg-note">
        印刷の画面では、倍率を「100%（実際のサイズ）」にしてください。「用紙に合わせる」では枠からずれます。
      </p>
    </>
  )
}

'use client'

import type { ImportView } from '@/services/cards/import/view'

const count = (value: number) => value.toLocaleString('ja-JP')

/** How far the work is; it goes on when the page is closed. */
export function Progress({ view, label }: { view: ImportView | null; label: string }) {
  const share = view && view.of > 0 ? Math.min(1, view.done / view.of) : 0
  const text =
    view && view.of > 0
      ? `${count(view.done)} / ${count(view.of)}行（${Math.floor(share * 100)}%）`
      : 'ファイルを確かめています…'
  return (
    <div className="mg-panel" aria-live="polite">
      <p>
        <strong>{label}</strong> {text}
      </p>
      <div
        className="mg-bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
      >
        <span style={{ width: `${share * 100}%` }} />
      </div>
      <p className="mg-hint">
        この画面を閉じても続きます。結果は「これまでの取り込み」にあります。
      </p>
    </div>
  )
}

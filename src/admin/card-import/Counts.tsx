'use client'

import type { ImportView } from '@/services/cards/import/view'

const count = (value: number) => `${value.toLocaleString('ja-JP')}件`

/** What an import does or did, with what is worth knowing about its file. */
export function Counts({ view }: { view: ImportView }) {
  return (
    <>
      <dl className="ci-counts">
        <div>
          <dt>新規</dt>
          <dd>{count(view.created)}</dd>
        </div>
        <div>
          <dt>更新</dt>
          <dd>{count(view.changed)}</dd>
        </div>
        <div>
          <dt>変更なし</dt>
          <dd>{count(view.unchanged)}</dd>
        </div>
        <div className={view.rejected > 0 ? 'ci-bad' : ''}>
          <dt>取り込めない行</dt>
          <dd>{count(view.rejected)}</dd>
        </div>
        <div className={view.warned > 0 ? 'ci-warn' : ''}>
          <dt>注意の行</dt>
          <dd>{count(view.warned)}</dd>
        </div>
      </dl>
      <p className="mg-hint">
        {view.fileName}（{view.total.toLocaleString('ja-JP')}行
        {view.encoding ? `、${view.encoding}` : ''}
        {view.profileName ? `、${view.profileName}` : ''}）
      </p>
      {view.notes.map((note) => (
        <p className="mg-note" key={note}>
          {note}
        </p>
      ))}
    </>
  )
}

'use client'

import { useState } from 'react'

import type { ImportCatalogue } from '@/services/cards/import/catalogue'

import { MultiSelect } from '../frame/MultiSelect'
import { Unmappable } from '../frame/Unmappable'
import { download } from '../lists/download'
import type { Problem } from '../shell/api'
import { problemOf } from '../shell/api'
import { Refused } from '../frame/Refused'

const ENCODINGS = {
  same: '取り込んだファイルと同じ',
  utf8: 'UTF-8（BOMつき）',
  cp932: 'Shift_JIS',
} as const
type Encoding = keyof typeof ENCODINGS

const optionsOf = (names: string[]) => names.map((name) => ({ value: name, label: name }))

/** The cards in the form of an imported file, for the system that the file came from (CD-01, CD-32). */
export function ExportForm({ catalogue }: { catalogue: ImportCatalogue }) {
  const [importId, setImportId] = useState('')
  const [offices, setOffices] = useState<string[]>([])
  const [statuses, setStatuses] = useState<string[]>([])
  const [encoding, setEncoding] = useState<Encoding>('same')
  const [purpose, setPurpose] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async (replace: boolean) => {
    setBusy(true)
    setProblem(null)
    try {
      const query = new URLSearchParams({
        ...(importId ? { importId } : {}),
        offices: offices.join(','),
        statuses: statuses.join(','),
        encoding,
        purpose,
        replace: replace ? '1' : '0',
      })
      await download(`/ops/cards/import/export?${query}`, null)
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="mg-panel" aria-label="同じ形で出力">
      <p>
        取り込んだファイルと同じ列・並び・文字コードで出します。変更のない行は、取り込んだときと1バイトも変わりません。
      </p>
      <div className="mg-row mg-row--end ci-head">
        <label className="mg-field">
          どのファイルの形
          <select value={importId} onChange={(event) => setImportId(event.target.value)}>
            <option value="">最後に取り込んだファイル</option>
            {catalogue.imports.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="mg-field">
          文字コード
          <select
            value={encoding}
            onChange={(event) => setEncoding(event.target.value as Encoding)}
          >
            {Object.entries(ENCODINGS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <MultiSelect
          label="窓口"
          options={catalogue.offices.map(({ id, name }) => ({ value: id, label: name }))}
          value={offices}
          onChange={setOffices}
        />
        <MultiSelect
          label="状態区分"
          options={optionsOf(catalogue.statuses)}
          value={statuses}
          onChange={setStatuses}
        />
      </div>
      <div className="mg-row mg-row--end ci-head">
        <label className="mg-field">
          目的
          <input
            type="text"
            value={purpose}
            placeholder="例: 市のシステムへ戻す"
            onChange={(event) => setPurpose(event.target.value)}
          />
          <small>操作ログに残ります。</small>
        </label>
        <button
          type="button"
          className="mg-button mg-button--main"
          disabled={busy || purpose.trim() === ''}
          onClick={() => void send(false)}
        >
          {busy ? '作っています…' : 'CSVで出す'}
        </button>
      </div>
      {problem && problem.code !== 'CP932_UNMAPPABLE' ? <Refused>{problem.message}</Refused> : null}
      {problem?.code === 'CP932_UNMAPPABLE' ? (
        <Unmappable
          problem={problem}
          onClose={() => setProblem(null)}
          onReplace={() => void send(true)}
        />
      ) : null}
    </section>
  )
}

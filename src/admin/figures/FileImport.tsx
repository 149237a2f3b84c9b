'use client'

import { useState } from 'react'

import { hoursText } from '@/domain/figures/hours'
import { formatJa } from '@/domain/time/format'
import type { ImportDay, ImportDone, ImportLook } from '@/services/figures/import'

import '../card-import/card-import.css'
import { ChooseFile } from '../card-import/ChooseFile'
import { Says } from '../frame/Says'
import { Select } from '../frame/Select'
import { TableBox } from '../frame/TableBox'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

const send = <T,>(act: string, file: File, query: Record<string, string>) =>
  apiPost<T>(
    `/ops/call-stats/${act}?${new URLSearchParams({ name: file.name, ...query })}`,
    {},
    // As it is, without a form around it.
    { headers: { 'content-type': 'application/octet-stream' }, body: file },
  )

/** Choose, look, take. Nothing is changed before the last button. */
export function FileImport({ profiles }: { profiles: { id: string; label: string }[] }) {
  const [profile, setProfile] = useState(profiles[0]?.id ?? '')
  const [file, setFile] = useState<File | null>(null)
  const [seen, setSeen] = useState<ImportLook | null>(null)
  const [done, setDone] = useState<ImportDone | null>(null)
  const act = useAct()
  const look = (chosen: File, by: string) => {
    setFile(chosen)
    setSeen(null)
    setDone(null)
    void act.run(async () => setSeen(await send<ImportLook>('preview', chosen, { profile: by })))
  }
  const take = () => {
    if (!file || !seen) return
    void act.run(async () => {
      setDone(await send<ImportDone>('import', file, { profile, seen: seen.seen }))
      setSeen(null)
    })
  }
  return (
    <section className="mg-panel" aria-labelledby="fg-import">
      <h2 id="fg-import">ファイルから取り込む</h2>
      {profiles.length === 0 ? (
        <p className="mg-note mg-note--warn">
          「電話の統計の取込の設定」に、電話システムの列の名前を登録してください。
        </p>
      ) : (
        <>
          <Select
            label="取込の設定"
            value={profile}
            options={profiles}
            onChange={(value) => {
              setProfile(value)
              if (file) look(file, value)
            }}
          />
          <ChooseFile
            accept=".csv,.txt,.tsv"
            label={file ? '別のファイルを選ぶ' : 'ファイルを選ぶ'}
            hint="UTF-8でもShift_JISでも読めます。ここに置いても選べます。"
            disabled={act.busy}
            onFile={(chosen) => look(chosen, profile)}
          />
        </>
      )}
      {file ? (
        <p>
          選んだファイル: <strong>{file.name}</strong>
        </p>
      ) : null}
      {act.busy ? <p className="mg-hint">調べています…</p> : null}
      <Says problem={act.problem} />
      {seen ? <Look seen={seen} busy={act.busy} onTake={take} /> : null}
      {done ? (
        <p className="mg-note mg-note--good" role="status">
          取り込みました。新しい日 {done.added}日、置き換えた日 {done.replaced}日、同じ日{' '}
          {done.same}
          日。
          {done.raised > 0
            ? `見直し・改善策が必要な日・月が ${done.raised}件あります（対応待ち）。`
            : ''}
        </p>
      ) : null}
    </section>
  )
}

const DOES: Record<ImportDay['does'], string> = {
  new: '新しい',
  replace: '置き換える',
  same: '同じ',
}

function Look({ seen, busy, onTake }: { seen: ImportLook; busy: boolean; onTake: () => void }) {
  const changing = seen.days.filter(({ does }) => does !== 'same').length
  const hasProblems = seen.problems.length > 0
  return (
    <>
      <p className="fg-gap">
        {seen.rows}行を読みました（合計の行 {seen.skipped}行を除く）。{seen.days.length}日分です。
      </p>
      {hasProblems ? (
        <>
          <p className="mg-note mg-note--bad">
            直すところが{seen.problems.length + seen.moreProblems}
            件あります。直すまで取り込めません。
          </p>
          <TableBox label="直すところ" className="fg-gap">
            <table className="mg-table mg-table--stack">
              <thead>
                <tr>
                  <th>行</th>
                  <th>列</th>
                  <th>値</th>
                  <th>直し方</th>
                </tr>
              </thead>
              <tbody>
                {seen.problems.map(({ line, column, value, problem }, at) => (
                  <tr key={at}>
                    <td data-label="行">{line || '—'}</td>
                    <td data-label="列">{column}</td>
                    <td data-label="値">{value || '（空）'}</td>
                    <td data-label="直し方" className="mg-wide">
                      {problem}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        </>
      ) : null}
      <TableBox label="取り込む日" className="fg-gap">
        <table className="mg-table mg-table--stack">
          <thead>
            <tr>
              <th>日</th>
              <th>回線</th>
              <th>すること</th>
              <th className="mg-num">着信</th>
              <th className="mg-num">応答</th>
              <th>気をつけること</th>
            </tr>
          </thead>
          <tbody>
            {seen.days.map((day) => (
              <tr key={`${day.line}${day.date}`}>
                <td data-label="日">{formatJa(day.date)}</td>
                <td data-label="回線">{day.line}</td>
                <td data-label="すること">{DOES[day.does]}</td>
                <td data-label="着信" className="mg-num">
                  {day.does === 'replace' && day.before ? `${day.before.incoming} → ` : ''}
                  {day.incoming}
                </td>
                <td data-label="応答" className="mg-num">
                  {day.does === 'replace' && day.before ? `${day.before.answered} → ` : ''}
                  {day.answered}
                </td>
                <td data-label="気をつけること" className="mg-wide">
                  {day.lost.length > 0 ? `いまある ${hoursText(day.lost)}が、なくなります。` : ''}
                  {day.missing.length > 0 ? `${hoursText(day.missing)}の行がありません。` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <button
        type="button"
        className="mg-button mg-button--main fg-gap"
        disabled={busy || hasProblems || changing === 0}
        onClick={onTake}
      >
        {changing === 0 ? 'どの日も、もう取り込んであります' : `${changing}日分を取り込む`}
      </button>
    </>
  )
}

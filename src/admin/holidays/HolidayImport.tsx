'use client'

import { useState } from 'react'

import type { HolidayImport as Result } from '@/services/holidays/import-holidays'
import type { HolidayPreview } from '@/services/holidays/preview'

import '../card-import/card-import.css'
import { ChooseFile } from '../card-import/ChooseFile'
import { Says } from '../frame/Says'
import { apiPost, problemOf } from '../shell/api'

import { Done } from './Done'
import { Look } from './Look'

const send = <T,>(act: string, file: File, query: Record<string, string>) =>
  apiPost<T>(
    `/ops/calendar/holidays/${act}?${new URLSearchParams({ name: file.name, ...query })}`,
    {},
    // As it is, without a form around it.
    { headers: { 'content-type': 'application/octet-stream' }, body: file },
  )

/** Choose, look, take. Nothing is changed before the last button. */
export function HolidayImport({ today }: { today: string }) {
  const [file, setFile] = useState<File | null>(null)
  const [own, setOwn] = useState<string[]>([])
  const [seen, setSeen] = useState<HolidayPreview | null>(null)
  const [result, setResult] = useState<Result | null>(null)
  const [busy, setBusy] = useState<'look' | 'take' | null>(null)
  const [problem, setProblem] = useState('')

  const look = async (chosen: File, days: string[]) => {
    setBusy('look')
    try {
      setSeen(await send<HolidayPreview>('preview', chosen, { own: days.join() }))
    } catch (error) {
      setSeen(null)
      setProblem(problemOf(error).message)
    } finally {
      setBusy(null)
    }
  }
  const choose = (chosen: File) => {
    setFile(chosen)
    setOwn([])
    setSeen(null)
    setResult(null)
    setProblem('')
    void look(chosen, [])
  }
  const toggle = (date: string) => {
    if (!file) return
    const days = own.includes(date) ? own.filter((one) => one !== date) : [...own, date]
    setOwn(days)
    setProblem('')
    void look(file, days)
  }
  const take = async () => {
    if (!file || !seen) return
    setBusy('take')
    setProblem('')
    try {
      setResult(await send<Result>('import', file, { own: own.join(), digest: seen.digest }))
      setSeen(null)
    } catch (error) {
      const refusal = problemOf(error)
      setProblem(refusal.message)
      if (refusal.code === 'CHANGED_MEANWHILE') await look(file, own)
    } finally {
      setBusy(null)
    }
  }
  return (
    <>
      <div className="mg-panel">
        <ChooseFile
          accept=".csv,.txt,.xlsx"
          label={file ? '別のファイルを選ぶ' : 'ファイルを選ぶ'}
          hint="内閣府のページからダウンロードしたままのファイルで取り込めます。Excelで開いて保存したものも読めます。ここに置いても選べます。"
          disabled={busy !== null}
          onFile={choose}
        />
        {file ? (
          <p>
            選んだファイル: <strong>{file.name}</strong>
          </p>
        ) : null}
      </div>
      <Says problem={problem} />
      {busy === 'look' ? <p className="mg-hint">調べています…</p> : null}
      {seen ? (
        <Look
          seen={seen}
          today={today}
          busy={busy !== null}
          onOwn={toggle}
          onTake={() => void take()}
        />
      ) : null}
      {result ? <Done result={result} today={today} /> : null}
    </>
  )
}

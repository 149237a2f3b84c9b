'use client'

import Link from 'next/link'
import { useState, useSyncExternalStore } from 'react'

import type { ImportCatalogue } from '@/services/cards/import/catalogue'

import { problemOf } from '../shell/api'

import { ChooseFile } from './ChooseFile'
import { Counts } from './Counts'
import { Preview } from './Preview'
import { Problems } from './Problems'
import { Progress } from './Progress'
import { Undo } from './Undo'
import { uploadList } from './upload'
import { isAtWork, useImport } from './useImport'
import { Refused } from '../frame/Refused'
import './card-import.css'

const REMEMBERED = 'card-import-profile'
const CHANGED = 'card-import-profile-changed'

/** The profile of last time, kept in this browser. */
function subscribe(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange)
  return () => window.removeEventListener(CHANGED, onChange)
}

/** Choose, look, take: the trial begins by itself, so that the daily list needs two clicks more. */
export function Take({ catalogue }: { catalogue: ImportCatalogue }) {
  const [file, setFile] = useState<File | null>(null)
  const [sending, setSending] = useState(false)
  const [ids, setIds] = useState<{ trial: string | null; real: string | null }>(NONE)
  const [problem, setProblem] = useState('')
  const trial = useImport(ids.trial)
  const real = useImport(ids.real)

  const remembered = useSyncExternalStore(
    subscribe,
    () => window.localStorage.getItem(REMEMBERED) ?? '',
    () => '',
  )
  const profile = catalogue.profiles.some(({ id }) => id === remembered) ? remembered : ''

  const send = async (chosen: File, by: string, dryRun: boolean) => {
    setProblem('')
    setSending(true)
    try {
      const id = await uploadList(chosen, by, dryRun)
      setIds((old) => (dryRun ? { trial: id, real: null } : { ...old, real: id }))
    } catch (error) {
      setProblem(problemOf(error).message)
    } finally {
      setSending(false)
    }
  }
  const choose = (chosen: File) => {
    setFile(chosen)
    setIds(NONE)
    void send(chosen, profile, true)
  }
  const changeProfile = (next: string) => {
    window.localStorage.setItem(REMEMBERED, next)
    window.dispatchEvent(new Event(CHANGED))
    setIds(NONE)
    if (file) void send(file, next, true)
  }
  const isBusy = sending || [trial, real].some(({ view }) => view !== null && isAtWork(view))
  const begin = () => {
    setFile(null)
    setIds(NONE)
  }

  return (
    <>
      <div className="mg-panel">
        <div className="mg-row mg-row--end">
          <label className="mg-field">
            ファイルの種類
            <select
              value={profile}
              disabled={isBusy}
              onChange={(event) => changeProfile(event.target.value)}
            >
              <option value="">自動（市のCSVの列の名前）</option>
              {catalogue.profiles.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {catalogue.may.settings ? (
            <Link href="/admin/collections/card-import-profiles">列の対応を直す</Link>
          ) : null}
        </div>
        <ChooseFile
          accept=".csv,.txt,.xlsx"
          label={file ? '別のファイルを選ぶ' : 'ファイルを選ぶ'}
          hint={`CSV（UTF-8・Shift_JIS）かExcel（.xlsx）。ここに置いても選べます。${catalogue.maxRows.toLocaleString('ja-JP')}行、100MBまで。`}
          disabled={isBusy}
          onFile={choose}
        />
        {file ? (
          <p>
            選んだファイル: <strong>{file.name}</strong>
          </p>
        ) : null}
        {file ? <Preview file={file} profile={profile} /> : null}
      </div>
      {[problem, trial.problem, real.problem].filter(Boolean).map((text) => (
        <Refused key={text}>{text}</Refused>
      ))}
      {sending ? <p className="mg-hint">ファイルを送っています…</p> : null}
      {ids.trial && !ids.real ? (
        <Trial
          state={trial}
          sending={sending}
          onTake={() => (file ? void send(file, profile, false) : undefined)}
        />
      ) : null}
      {ids.real ? <Real state={real} onNext={begin} /> : null}
    </>
  )
}

const NONE = { trial: null, real: null }
type State = ReturnType<typeof useImport>

function Trial({
  state: { view },
  sending,
  onTake,
}: {
  state: State
  sending: boolean
  onTake: () => void
}) {
  if (!view || isAtWork(view)) return <Progress view={view} label="確かめています" />
  if (view.status === 'failed') return <Failed text={view.message} />
  const work = view.created + view.changed
  return (
    <section className="mg-panel" aria-label="確かめた結果">
      <h2>確かめた結果（まだ取り込んでいません）</h2>
      <Counts view={view} />
      <div className="ci-act">
        <button
          type="button"
          className="mg-button mg-button--main"
          disabled={sending || work === 0}
          onClick={onTake}
        >
          {work === 0 ? '取り込むものはありません' : `${work.toLocaleString('ja-JP')}件を取り込む`}
        </button>
        {view.rejected > 0 && work > 0 ? (
          <span className="mg-hint">
            取り込めない行は飛ばします。ファイルを直したら、もう一度選んでください。
          </span>
        ) : null}
      </div>
      <Problems id={view.id} count={view.rejected} />
      <Problems id={view.id} count={view.warned} level="warning" />
    </section>
  )
}

const Failed = ({ text }: { text: string }) => <Refused>{text}</Refused>

function Real({ state: { view, again }, onNext }: { state: State; onNext: () => void }) {
  if (!view || view.status === 'running') return <Progress view={view} label="取り込んでいます" />
  if (view.status === 'undoing') return <Progress view={view} label="取り消しています" />
  return (
    <section className="mg-panel" aria-label="取り込みの結果">
      <h2>
        {view.status === 'undone'
          ? `取り消しました（${view.undone.toLocaleString('ja-JP')}件）`
          : view.status === 'failed'
            ? '途中で終わりました'
            : '取り込みました'}
      </h2>
      {view.status === 'failed' ? <Failed text={view.message} /> : null}
      <Counts view={view} />
      <div className="ci-act">
        <button type="button" className="mg-button mg-button--main" onClick={onNext}>
          次のファイルへ
        </button>
        <Undo view={view} onBegun={again} />
      </div>
      <Problems id={view.id} count={view.rejected} />
      <Problems id={view.id} count={view.warned} level="warning" />
    </section>
  )
}

'use client'

import { useState } from 'react'

import type { ImportCatalogue } from '@/services/cards/import/catalogue'

import { download } from '../lists/download'
import { problemOf } from '../shell/api'

import { ChooseFile } from './ChooseFile'
import { Counts } from './Counts'
import { Problems } from './Problems'
import { Progress } from './Progress'
import { type ExtractStart, uploadExtract } from './upload'
import { isAtWork, useImport } from './useImport'
import { Refused } from '../frame/Refused'

const KINDS = { extract: '区へ渡す（区の抽出）', results: 'センターへ戻す（区の結果）' } as const
type Kind = keyof typeof KINDS
const SHORTEST = 12

/** A ward's cards on a USB memory: out as an encrypted file, and back again (CD-26). */
export function WardFile({ catalogue }: { catalogue: ImportCatalogue }) {
  return (
    <>
      {catalogue.may.export ? <Out catalogue={catalogue} /> : null}
      <Back />
    </>
  )
}

function Passphrase({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return (
    <label className="mg-field">
      合言葉
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <small>{SHORTEST}文字以上。ファイルとは別の方法で伝えます。忘れると開けません。</small>
    </label>
  )
}

function Out({ catalogue }: { catalogue: ImportCatalogue }) {
  const [office, setOffice] = useState(catalogue.offices[0]?.id ?? '')
  const [kind, setKind] = useState<Kind>('extract')
  const [passphrase, setPassphrase] = useState('')
  const [purpose, setPurpose] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const send = async () => {
    setBusy(true)
    setProblem('')
    try {
      const body = { office, kind, passphrase, purpose }
      await download('/ops/cards/import/extract', null, body)
    } catch (error) {
      setProblem(problemOf(error).message)
    } finally {
      setBusy(false)
    }
  }
  const isReady = office && passphrase.length >= SHORTEST && purpose.trim() !== ''
  return (
    <section className="mg-panel" aria-label="暗号化したファイルを作る">
      <h2>暗号化したファイルを作る</h2>
      <div className="mg-row mg-row--end ci-head">
        <label className="mg-field">
          窓口
          <select value={office} onChange={(event) => setOffice(event.target.value)}>
            {catalogue.offices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="mg-field">
          ファイルの種類
          <select value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
            {Object.entries(KINDS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Passphrase value={passphrase} onChange={setPassphrase} />
        <label className="mg-field">
          目的
          <input
            type="text"
            value={purpose}
            placeholder="例: 区の端末で使う"
            onChange={(event) => setPurpose(event.target.value)}
          />
          <small>操作ログに残ります。</small>
        </label>
        <button
          type="button"
          className="mg-button mg-button--main"
          disabled={busy || !isReady}
          onClick={() => void send()}
        >
          {busy ? '作っています…' : 'ファイルを作る'}
        </button>
      </div>
      <p className="mg-hint">選んだ窓口のカードだけが入ります。</p>
      {problem ? <Refused>{problem}</Refused> : null}
    </section>
  )
}

function Back() {
  const [passphrase, setPassphrase] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [begun, setBegun] = useState<(ExtractStart & { dryRun: boolean }) | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const { view, again } = useImport(begun?.id ?? null)
  const send = async (chosen: File, dryRun: boolean) => {
    setBusy(true)
    setProblem('')
    try {
      setBegun({ ...(await uploadExtract(chosen, passphrase, dryRun)), dryRun })
      again()
    } catch (error) {
      setBegun(null)
      setProblem(problemOf(error).message)
    } finally {
      setBusy(false)
    }
  }
  const isRunning = busy || (view !== null && isAtWork(view))
  const work = view ? view.created + view.changed : 0
  return (
    <section className="mg-panel" aria-label="暗号化したファイルを読む">
      <h2>暗号化したファイルを読む</h2>
      <div className="mg-row ci-head">
        <Passphrase value={passphrase} onChange={setPassphrase} />
      </div>
      <ChooseFile
        accept=".mdgz"
        label="ファイルを選ぶ"
        hint="合言葉を入れてから選んでください（.mdgz）。まず何も書き込まずに確かめます。"
        disabled={isRunning || passphrase === ''}
        onFile={(chosen) => {
          setFile(chosen)
          void send(chosen, true)
        }}
      />
      {problem ? <Refused>{problem}</Refused> : null}
      {begun ? (
        <p>
          {begun.about.officeName}の
          {begun.about.kind === 'results' ? '結果ファイル' : '抽出ファイル'}（
          {begun.about.count.toLocaleString('ja-JP')}件）
        </p>
      ) : null}
      {begun && (!view || isAtWork(view)) ? (
        <Progress view={view} label={begun.dryRun ? '確かめています' : '読み込んでいます'} />
      ) : null}
      {begun && view && !isAtWork(view) ? (
        <>
          <h3>
            {view.status === 'failed'
              ? '読み込めませんでした'
              : begun.dryRun
                ? '確かめた結果（まだ読み込んでいません）'
                : '読み込みました'}
          </h3>
          {view.message ? <p className="mg-note mg-note--bad">{view.message}</p> : null}
          <Counts view={view} />
          {begun.dryRun && view.status === 'done' ? (
            <div className="ci-act">
              <button
                type="button"
                className="mg-button mg-button--main"
                disabled={isRunning || work === 0}
                onClick={() => (file ? void send(file, false) : undefined)}
              >
                {work === 0
                  ? '読み込むものはありません'
                  : `${work.toLocaleString('ja-JP')}件を読み込む`}
              </button>
            </div>
          ) : null}
          <Problems id={view.id} count={view.rejected} />
          <Problems id={view.id} count={view.warned} level="warning" />
        </>
      ) : null}
    </section>
  )
}

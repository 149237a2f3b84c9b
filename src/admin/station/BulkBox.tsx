'use client'

import type { ReactNode } from 'react'
import { useState } from 'react'

import { readNumberList } from '@/domain/cards/number-list'
import { SCAN_MODE } from '@/domain/cards/scan-modes'
import type { BulkLine } from '@/services/cards/bulk-cards'

import { beep } from '../reception/beep'
import { problemOf } from '../shell/api'

import { type BulkWish, refusedCsv, sendList } from './bulk'
import { Refused } from '../frame/Refused'

type Props = {
  wish: BulkWish
  /** Why the list cannot be sent yet, in words. */
  missing: string
  onClose: () => void
}

type Run = {
  op: string
  codes: string[]
  wish: BulkWish
  lines: BulkLine[]
  state: 'busy' | 'stuck' | 'done'
}

/** A whole list from paper or a sheet: the same act for each number, with a line for each (CD-06). */
export function BulkBox({ wish, missing, onClose }: Props) {
  const [text, setText] = useState('')
  const [run, setRun] = useState<Run | null>(null)
  const [problem, setProblem] = useState('')
  const list = readNumberList(text)
  const send = async (begun: Run) => {
    let now: Run = { ...begun, state: 'busy' }
    setRun(now)
    setProblem('')
    try {
      await sendList(now.codes, now.wish, {
        op: now.op,
        from: now.lines.length,
        onPiece: (lines) => {
          now = { ...now, lines: [...now.lines, ...lines] }
          setRun(now)
        },
      })
      setRun({ ...now, state: 'done' })
      beep(now.lines.every(({ ok }) => ok) ? 'ok' : 'bad')
    } catch (error) {
      setProblem(problemOf(error).message)
      setRun({ ...now, state: 'stuck' })
      beep('bad')
    }
  }
  const label = SCAN_MODE[wish.mode].label
  return (
    <section className="mg-panel st-bulk" aria-labelledby="st-bulk">
      <div className="mg-row mg-spread">
        <h2 id="st-bulk">番号の一覧で「{label}」する</h2>
        <button
          type="button"
          className="mg-button"
          onClick={onClose}
          disabled={run?.state === 'busy'}
        >
          1枚ずつの読み取りに戻る
        </button>
      </div>
      {run ? (
        <Progress run={run} problem={problem}>
          {run.state === 'stuck' ? (
            <button
              type="button"
              className="mg-button mg-button--main"
              onClick={() => void send(run)}
            >
              続きから送る
            </button>
          ) : null}
          {run.state === 'done' ? (
            <button
              type="button"
              className="mg-button mg-button--main"
              onClick={() => {
                setRun(null)
                setText('')
              }}
            >
              次の一覧へ
            </button>
          ) : null}
        </Progress>
      ) : (
        <>
          <label className="mg-field">
            番号（1行に1つ。Excelの列や、カード発行一覧表の番号を貼り付けられます）
            <textarea
              rows={10}
              value={text}
              spellCheck={false}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <p aria-live="polite">
            <strong>{list.codes.length.toLocaleString('ja-JP')}件の番号</strong>
            {list.doubles > 0 ? `　同じ番号 ${list.doubles}件は1回だけ扱います。` : ''}
            {list.emptyLines > 0 ? `　番号のない行が ${list.emptyLines}行あります。` : ''}
          </p>
          {list.refusedLines.length > 0 ? (
            <Refused>
              {list.refusedLines.slice(0, 20).join('、')}
              行目にマイナンバーのような番号があります。その行は送りません。行を消してください。
            </Refused>
          ) : null}
          {missing ? <p className="mg-note mg-note--warn">{missing}</p> : null}
          <div className="mg-row">
            <button
              type="button"
              className="mg-button mg-button--main"
              disabled={list.codes.length === 0 || missing !== ''}
              onClick={() =>
                void send({
                  op: crypto.randomUUID(),
                  codes: list.codes,
                  wish,
                  lines: [],
                  state: 'busy',
                })
              }
            >
              {list.codes.length.toLocaleString('ja-JP')}件を「{label}」にする
            </button>
          </div>
        </>
      )}
    </section>
  )
}

type ProgressProps = { run: Run; problem: string; children: ReactNode }

function Progress({ run, problem, children }: ProgressProps) {
  const refused = run.lines.filter(({ ok }) => !ok)
  const [onlyRefused, setOnlyRefused] = useState(true)
  const shown = onlyRefused ? refused : run.lines
  return (
    <>
      <p className="st-counts" aria-live="polite">
        <strong>
          {run.lines.length.toLocaleString('ja-JP')} / {run.codes.length.toLocaleString('ja-JP')}件
        </strong>
        <span>できた {(run.lines.length - refused.length).toLocaleString('ja-JP')}件</span>
        <span className={refused.length > 0 ? 'is-bad' : ''}>
          できない {refused.length.toLocaleString('ja-JP')}件
        </span>
      </p>
      <progress
        className="st-progress"
        max={run.codes.length}
        value={run.lines.length}
        aria-label="送った件数"
      />
      {problem ? <Refused>{problem}</Refused> : null}
      <div className="mg-row">
        {children}
        <button
          type="button"
          className="mg-button"
          disabled={refused.length === 0}
          onClick={() => save(refusedCsv(run.lines))}
        >
          できないものをCSVで出す
        </button>
        <div className="mg-segments" role="group" aria-label="しぼり込み">
          <button type="button" aria-pressed={onlyRefused} onClick={() => setOnlyRefused(true)}>
            できないもの
          </button>
          <button type="button" aria-pressed={!onlyRefused} onClick={() => setOnlyRefused(false)}>
            すべて
          </button>
        </div>
      </div>
      {shown.length > 0 ? (
        <div className="mg-table-wrap st-short" tabIndex={0} role="region" aria-label="結果の表">
          <table className="mg-table">
            <thead>
              <tr>
                <th scope="col">番号</th>
                <th scope="col">結果</th>
                <th scope="col">内容</th>
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, 1000).map((line) => (
                <tr key={line.item}>
                  <td className="st-code">{line.item}</td>
                  <td>
                    <span className={`mg-tag ${line.ok ? 'mg-tag--good' : 'mg-tag--bad'}`}>
                      {line.ok ? '○ できました' : '× できません'}
                    </span>
                  </td>
                  <td className="mg-wide">{line.message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  )
}

function save(csv: string): void {
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'できなかった番号.csv'
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

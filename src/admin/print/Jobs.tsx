'use client'

import { useRef, useState } from 'react'

import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import type { PrintJobView } from '@/services/printing/jobs'

import { apiGet, apiPost, type Problem, problemOf } from '../shell/api'
import { useLive } from '../shell/useLive'

import { openPdf } from './files'
import { LeftOutTable } from './Result'
import { Refused } from '../frame/Refused'

const STATUS: Record<PrintJobView['status'], [string, string]> = {
  running: ['作成中', ''],
  done: ['完了', ' mg-tag--good'],
  failed: ['失敗', ' mg-tag--bad'],
}

const read = async () => (await apiGet<{ jobs: PrintJobView[] }>('/ops/printing/jobs')).jobs

/** What was printed: progress, the file, once more. */
export function Jobs() {
  const live = useLive('jobs', read, 3_000)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [again, setAgain] = useState<PrintJobView | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const jobs = live.data
  if (!jobs) {
    return <p className="mg-hint">{live.problem?.message ?? '読み込んでいます…'}</p>
  }
  const open = (job: PrintJobView, part: 'file' | 'list') => {
    const paper = window.open('', '_blank')
    openPdf(`/ops/printing/jobs/${job.id}/${part}`, paper).catch((error: unknown) =>
      setProblem(problemOf(error)),
    )
  }
  return (
    <>
      {problem ? <Refused>{problem.message}</Refused> : null}
      <div className="mg-table-wrap" tabIndex={0} role="region" aria-label="印刷の記録">
        <table className="mg-table">
          <thead>
            <tr>
              <th>日時</th>
              <th>印刷物</th>
              <th>状態</th>
              <th className="mg-num">件数</th>
              <th className="mg-num">用紙</th>
              <th>目的</th>
              <th>印刷した人</th>
              <th>操作</th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <JobRow
                key={job.id}
                job={job}
                isShown={shown === job.id}
                onOpen={(part) => open(job, part)}
                onAgain={() => setAgain(job)}
                onShow={() => setShown(shown === job.id ? null : job.id)}
              />
            ))}
          </tbody>
        </table>
        {jobs.length === 0 ? <p className="mg-empty">まだ印刷していません。</p> : null}
      </div>
      {again ? (
        <Again
          job={again}
          onClose={() => {
            setAgain(null)
            void live.refresh()
          }}
        />
      ) : null}
    </>
  )
}

type RowProps = {
  job: PrintJobView
  isShown: boolean
  onOpen: (part: 'file' | 'list') => void
  onAgain: () => void
  onShow: () => void
}

function JobRow({ job, isShown, onOpen, onAgain, onShow }: RowProps) {
  const [word, tag] = STATUS[job.status]
  const at = new Date(job.createdAt)
  return (
    <>
      <tr>
        <td>
          {tokyoDateOf(at)} {tokyoTimeOf(at)}
        </td>
        <td>
          {job.title}
          {job.reprintOf ? '（再印刷）' : ''}
        </td>
        <td>
          <span className={`mg-tag${tag}`}>{word}</span>
          {job.status === 'running' ? (
            <progress
              className="print-bar"
              max={job.total}
              value={job.done}
              aria-label="進み具合"
            />
          ) : null}
        </td>
        <td className="mg-num">
          {(job.status === 'done' ? job.printed : job.total).toLocaleString('ja-JP')}
        </td>
        <td className="mg-num">{job.sheets.toLocaleString('ja-JP')}枚</td>
        <td className="mg-wide">{job.purpose}</td>
        <td>{job.byName}</td>
        <td>
          <div className="mg-row">
            {job.hasFile ? (
              <button
                type="button"
                className="mg-button mg-button--small"
                onClick={() => onOpen('file')}
              >
                開く
              </button>
            ) : null}
            {job.hasList ? (
              <button
                type="button"
                className="mg-button mg-button--small"
                onClick={() => onOpen('list')}
              >
                発送一覧
              </button>
            ) : null}
            {job.status !== 'running' ? (
              <button type="button" className="mg-button mg-button--small" onClick={onAgain}>
                もう一度印刷
              </button>
            ) : null}
            {job.left > 0 ? (
              <button
                type="button"
                className="mg-button mg-button--small"
                aria-expanded={isShown}
                onClick={onShow}
              >
                印刷できない{job.left}件
              </button>
            ) : null}
          </div>
          {job.error ? <p className="mg-hint">{job.error}</p> : null}
        </td>
      </tr>
      {isShown ? (
        <tr>
          <td colSpan={8}>
            <LeftOutTable rows={job.problems} more={job.left - job.problems.length} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** Asks for the first free label and the reason before printing once more. */
function Again({ job, onClose }: { job: PrintJobView; onClose: () => void }) {
  const [start, setStart] = useState(1)
  const [purpose, setPurpose] = useState('印刷のやり直し')
  const [problem, setProblem] = useState<Problem | null>(null)
  const requestKey = useRef(crypto.randomUUID())
  const print = async () => {
    try {
      await apiPost(`/ops/printing/jobs/${job.id}/reprint`, {
        requestKey: requestKey.current,
        purpose,
        start,
      })
      onClose()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <section className="mg-panel print-again" aria-labelledby="print-again">
      <h2 id="print-again">「{job.title}」をもう一度印刷</h2>
      <p className="mg-hint">
        同じ{job.total.toLocaleString('ja-JP')}件を、今の内容で作り直します。
      </p>
      {problem ? <Refused>{problem.message}</Refused> : null}
      <div className="mg-row mg-row--end">
        <label className="mg-field">
          開始位置
          <input
            type="number"
            min={1}
            value={start}
            onChange={(event) => setStart(Math.max(1, Number(event.target.value)))}
          />
        </label>
        <label className="mg-field">
          目的
          <input type="text" value={purpose} onChange={(event) => setPurpose(event.target.value)} />
        </label>
        <button type="button" className="mg-button mg-button--main" onClick={() => void print()}>
          印刷する
        </button>
        <button type="button" className="mg-button" onClick={onClose}>
          やめる
        </button>
      </div>
    </section>
  )
}

'use client'

import Link from 'next/link'
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'

import type { PrintCatalogue } from '@/services/printing/catalogue'
import type { PrintCheck } from '@/services/printing/check'
import type { PrintJobView } from '@/services/printing/jobs'

import { apiGet, apiPost, type Problem, problemOf } from '../shell/api'

import { Choose } from './Choose'
import { openPdf, pdfAddress } from './files'
import { formFromAddress, forKind, kindOf, optionsOf, type PrintForm, selectionOf } from './form'
import { PaperFields } from './PaperFields'
import { Purpose } from './Purpose'
import { Result } from './Result'
import { SheetPreview } from './SheetPreview'
import { Refused } from '../frame/Refused'

const LETTERS = new Set(['reissue-notice', 'reminder', 'inquiry'])
const POLL_MS = 700

/** `preview`: address of the PDF with the sheets from `from` on. */
type Seen = { check: PrintCheck; preview: string | null; from: number }

const previewOf = (wish: object, from: number): Promise<string> =>
  pdfAddress('/ops/printing/preview', { ...wish, from })

/** From the kind to the paper: choose, look, print. @param query of the address: what to begin with */
export function Make({ catalogue, query }: { catalogue: PrintCatalogue; query: string }) {
  const [form, setForm] = useState(() => formFromAddress(new URLSearchParams(query), catalogue))
  const [seen, setSeen] = useState<Seen | null>(null)
  const [busy, setBusy] = useState<'check' | 'print' | null>(null)
  const [job, setJob] = useState<PrintJobView | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  /** One wish is one job, however often the button is pressed. */
  const requestKey = useRef('')
  const kind = kindOf(catalogue, form.kind)
  const body = {
    selection: selectionOf(form, kind?.source ?? 'cards'),
    options: optionsOf(form, !!kind?.page),
  }
  const look = useCallback(async (wish: typeof body) => {
    setBusy('check')
    setProblem(null)
    setJob(null)
    requestKey.current = crypto.randomUUID()
    try {
      const check = await apiPost<PrintCheck>('/ops/printing/check', wish)
      const preview = check.fits > 0 ? await previewOf(wish, 0) : null
      setSeen({ check, preview, from: 0 })
    } catch (error) {
      setSeen(null)
      setProblem(problemOf(error))
    } finally {
      setBusy(null)
    }
  }, [])
  const turn = async (from: number) => {
    setBusy('check')
    setProblem(null)
    try {
      const preview = await previewOf(body, from)
      setSeen((old) => (old ? { ...old, preview, from } : old))
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(null)
    }
  }
  const change = (part: Partial<PrintForm>) => {
    setForm((old) => ({ ...old, ...part }))
    setSeen(null)
    setJob(null)
  }
  // Coming from a card's page there is nothing left to choose: show at once what will be printed.
  const isFirst = useRef(form.ids.length > 0)
  const lookAtOnce = useEffectEvent(() => {
    if (!isFirst.current) return
    isFirst.current = false
    void look(body)
  })
  useEffect(() => lookAtOnce(), [])
  useEffect(() => {
    const address = seen?.preview
    return () => {
      if (address) URL.revokeObjectURL(address)
    }
  }, [seen])
  const print = async (purpose: string) => {
    const paper = window.open('', '_blank')
    setBusy('print')
    setProblem(null)
    try {
      let now = await apiPost<PrintJobView>('/ops/printing/jobs', {
        ...body,
        purpose,
        requestKey: requestKey.current,
      })
      setJob(now)
      while (now.status === 'running') {
        await new Promise((go) => setTimeout(go, POLL_MS))
        now = await apiGet<PrintJobView>(`/ops/printing/jobs/${now.id}`)
        setJob(now)
      }
      if (now.status === 'done' && now.printed > 0) {
        await openPdf(`/ops/printing/jobs/${now.id}/file`, paper)
      } else paper?.close()
    } catch (error) {
      paper?.close()
      setProblem(problemOf(error))
    } finally {
      setBusy(null)
    }
  }
  if (!kind) return <p className="mg-note mg-note--warn">印刷できるものがありません。</p>
  return (
    <div className="print-two">
      <div>
        <section className="mg-panel" aria-labelledby="print-what">
          <h2 id="print-what">1. 印刷するもの</h2>
          <div className="mg-row">
            <label className="mg-field">
              種類
              <select
                value={form.kind}
                onChange={(event) =>
                  change(forKind(catalogue, event.target.value as PrintForm['kind']))
                }
              >
                {catalogue.kinds.map((one) => (
                  <option key={one.kind} value={one.kind}>
                    {one.label}
                  </option>
                ))}
              </select>
            </label>
            {kind.templates.length > 1 ? (
              <label className="mg-field">
                文面
                <select
                  value={form.template}
                  onChange={(event) => change({ template: event.target.value })}
                >
                  {kind.templates.map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title}
                    </option>
                  ))}
                </select>
              </label>
            ) : null}
            {catalogue.may.edit && form.template ? (
              <Link href={`/admin/collections/document-templates/${form.template}`}>
                文面を直す
              </Link>
            ) : null}
          </div>
          <div className="print-gap">
            <Choose catalogue={catalogue} form={form} change={change} />
          </div>
          {LETTERS.has(form.kind) ? <Dates form={form} change={change} /> : null}
        </section>
        <section className="mg-panel" aria-labelledby="print-paper">
          <h2 id="print-paper">2. 用紙</h2>
          <PaperFields
            catalogue={catalogue}
            form={form}
            change={change}
            onProblem={(error) => setProblem(problemOf(error))}
          />
        </section>
      </div>
      <section className="mg-panel" aria-labelledby="print-look">
        <h2 id="print-look">3. 確かめて印刷</h2>
        {problem ? <Refused>{problem.message}</Refused> : null}
        {seen ? (
          <>
            <Result
              check={seen.check}
              geta={form.geta}
              onGeta={(geta) => {
                setForm((old) => ({ ...old, geta }))
                void look({ ...body, options: { ...body.options, geta } })
              }}
              unnamed={form.unnamed}
              onUnnamed={(unnamed) => {
                setForm((old) => ({ ...old, unnamed }))
                void look({ ...body, options: { ...body.options, unnamed } })
              }}
            />
            {kind.renumbers && seen.check.fits > 0 ? (
              <p className="mg-note mg-note--warn">
                印刷すると予約番号が新しくなり、いまの番号は使えなくなります。予約はそのまま残ります。見本の番号は、いまの番号です。
              </p>
            ) : null}
            {seen.check.fits > 0 ? (
              <Purpose
                kind={form.kind}
                label={`印刷する（${seen.check.sheets.toLocaleString('ja-JP')}枚）`}
                busy={busy !== null}
                onPrint={(purpose) => void print(purpose)}
              />
            ) : null}
            {job ? <Progress job={job} /> : null}
            {seen.preview ? (
              <SheetPreview
                address={seen.preview}
                from={seen.from}
                sheets={seen.check.sheets}
                busy={busy !== null}
                onTurn={(from) => void turn(from)}
              />
            ) : null}
          </>
        ) : (
          <>
            <p className="mg-hint">印字できない文字や、長すぎる住所がないかを先に調べます。</p>
            <button
              type="button"
              className="mg-button mg-button--main"
              disabled={busy !== null}
              onClick={() => void look(body)}
            >
              {busy === 'check' ? '調べています…' : '内容を確かめる'}
            </button>
          </>
        )}
      </section>
    </div>
  )
}

type DatesProps = { form: PrintForm; change: (part: Partial<PrintForm>) => void }

function Dates({ form, change }: DatesProps) {
  return (
    <div className="mg-row print-gap">
      <label className="mg-field">
        発行日
        <input
          type="date"
          value={form.issuedOn}
          onChange={(event) => change({ issuedOn: event.target.value })}
        />
      </label>
      <label className="mg-field">
        期限
        <input
          type="date"
          value={form.deadline}
          onChange={(event) => change({ deadline: event.target.value })}
        />
      </label>
    </div>
  )
}

export function Progress({ job }: { job: PrintJobView }) {
  if (job.status === 'failed') {
    return <Refused>{job.error}</Refused>
  }
  if (job.status === 'done') {
    return (
      <p className="mg-note mg-note--good" role="status">
        {job.printed.toLocaleString('ja-JP')}件のPDFができました。別の画面で開いています。
      </p>
    )
  }
  return (
    <p role="status">
      作っています… {job.done.toLocaleString('ja-JP')} / {job.total.toLocaleString('ja-JP')}件
      <progress className="print-bar" max={job.total} value={job.done} aria-label="進み具合" />
    </p>
  )
}

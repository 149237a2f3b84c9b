'use client'

import { useState } from 'react'

import { PAPER_KIND, PAPER_KIND_OPTIONS, type PaperKind } from '@/domain/cards/papers'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import { addDays } from '@/domain/time/civil'

import { beep } from '../reception/beep'
import { apiPost, problemOf } from '../shell/api'
import { ScanBox } from '../scanning/ScanBox'
import '../scanning/scanning.css'

const YEARS = [1, 3, 5, 10, 15]

type Line = { op: string; isOk: boolean; title: string; text: string }

/** The same day so many years on; 29 February becomes the 28th. */
function yearsOn(today: string, years: number): string {
  const day = `${Number(today.slice(0, 4)) + years}${today.slice(4)}`
  return day.endsWith('-02-29') && years % 4 !== 0 ? addDays(`${day.slice(0, 8)}01`, 27) : day
}

/** Kind, place and retention are chosen once; then each scan of a card registers one paper. */
export function RegisterPapers({ today }: { today: string }) {
  const [kind, setKind] = useState<PaperKind>('receipt')
  const [place, setPlace] = useState('')
  const [keepUntil, setKeepUntil] = useState('')
  const [lines, setLines] = useState<Line[]>([])
  const isReady = place.trim() !== '' && keepUntil !== ''
  const say = (line: Line) => {
    beep(line.isOk ? 'ok' : 'bad')
    setLines((old) => [line, ...old].slice(0, 50))
  }
  const register = async (code: string) => {
    const op = crypto.randomUUID()
    if (isIndividualNumber(code)) {
      const text = 'マイナンバーは読み取らないでください。'
      return say({ op, isOk: false, title: '登録できません', text })
    }
    try {
      const body = { code, kind, place, keepUntil, op }
      const done = await apiPost<{ number: string }>('/ops/cards/papers', body)
      say({
        op,
        isOk: true,
        title: '登録しました',
        text: `${done.number}　${PAPER_KIND[kind]}　${place}　${keepUntil} まで`,
      })
    } catch (error) {
      say({ op, isOk: false, title: '登録できません', text: problemOf(error).message })
    }
  }
  const [last] = lines
  return (
    <div className="st-columns">
      <div className="st-work">
        <section className="mg-panel cd-form cd-flush" aria-label="登録する書類">
          <label className="mg-field">
            書類の種類
            <select value={kind} onChange={(event) => setKind(event.target.value as PaperKind)}>
              {PAPER_KIND_OPTIONS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label className="mg-field">
            保管場所
            <small>例: 書庫2 受領書 2026年11月 箱3</small>
            <input
              type="text"
              maxLength={100}
              value={place}
              onChange={(event) => setPlace(event.target.value)}
            />
          </label>
          <label className="mg-field">
            保存期限
            <input
              type="date"
              min={addDays(today, 1)}
              value={keepUntil}
              onChange={(event) => setKeepUntil(event.target.value)}
            />
          </label>
          <div className="mg-row" role="group" aria-label="保存期間">
            {YEARS.map((years) => (
              <button
                key={years}
                type="button"
                className="mg-button mg-button--small"
                aria-pressed={keepUntil === yearsOn(today, years)}
                onClick={() => setKeepUntil(yearsOn(today, years))}
              >
                {years}年
              </button>
            ))}
          </div>
        </section>
        {isReady ? (
          <ScanBox label="カードの番号を読み取る（F2）" onCode={(code) => void register(code)} />
        ) : (
          <p className="mg-note">保管場所と保存期限を入れると、読み取りを始められます。</p>
        )}
        <div
          className={`st-answer cd-answer${last ? (last.isOk ? ' is-ok' : ' is-bad') : ''}`}
          role={last && !last.isOk ? 'alert' : 'status'}
        >
          {last ? (
            <>
              <p className="st-answertitle">
                <span aria-hidden="true">{last.isOk ? '○' : '×'}</span> {last.title}
              </p>
              <p>{last.text}</p>
            </>
          ) : (
            <p>読み取りを待っています</p>
          )}
        </div>
      </div>
      <section className="mg-panel" aria-labelledby="pp-lines">
        <h2 id="pp-lines">この画面で登録したもの</h2>
        {lines.length === 0 ? (
          <p className="mg-hint">まだありません。</p>
        ) : (
          <ol className="cd-plain">
            {lines.map((line) => (
              <li key={line.op}>
                {line.isOk ? '○' : '×'} {line.text}
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  )
}

'use client'

import { useState } from 'react'

import { type Band, bandProblem, hourLabel } from '@/domain/figures/bands'
import { COUNT, type CountName, NEEDED, OPTIONAL } from '@/domain/figures/vocabulary'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import type { DayForm } from '@/services/figures/enter'

import { Form } from '../frame/Form'
import { Says } from '../frame/Says'
import { Select } from '../frame/Select'
import { TableBox } from '../frame/TableBox'
import { apiGet, apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useLive } from '../shell/useLive'

type Day = { line: string; date: string }
type Texts = Partial<Record<CountName, string>>

type Props = { lines: { id: string; label: string }[]; first: Day; today: string }

/** An hour's form is a minute's work: the form stays until somebody asks for the newest. */
const HOUR_MS = 3_600_000

/** The counts of a day by the hour, as typed from the phone system's display. */
export function Entry({ lines, first, today }: Props) {
  const [day, setDay] = useState(first)
  const form = useLive(
    `${day.line}|${day.date}`,
    () => apiGet<DayForm>('/ops/call-stats/day', day),
    HOUR_MS,
  )
  const shown = form.data
  return (
    <section className="mg-panel" aria-labelledby="fg-entry">
      <h2 id="fg-entry">1時間ごとに入力する</h2>
      <div className="mg-row mg-row--end fg-gap">
        <Select
          label="回線"
          value={day.line}
          options={lines}
          onChange={(line) => setDay({ ...day, line })}
        />
        <label className="mg-field">
          日
          <input
            type="date"
            value={day.date}
            max={today}
            onChange={({ target }) => target.value && setDay({ ...day, date: target.value })}
          />
        </label>
      </div>
      <Says problem={form.problem?.message ?? ''} />
      {shown ? (
        <Hours
          // Typed figures stay while the window is left and come back to: only a new revision begins anew.
          key={`${shown.line}|${shown.date}|${shown.rev}`}
          form={shown}
          onSaved={form.refresh}
        />
      ) : (
        <p className="mg-hint">読み込んでいます…</p>
      )}
      {shown && shown.revisions.length > 0 ? <Revisions form={shown} /> : null}
    </section>
  )
}

const textsOf = (band: Band | undefined): Texts =>
  band
    ? Object.fromEntries(
        [...NEEDED, ...OPTIONAL].map((name) => [
          name,
          band[name] === null ? '' : String(band[name]),
        ]),
      )
    : {}

const isEmpty = (texts: Texts): boolean => Object.values(texts).every((text) => !text)

/** Null while something that is needed is missing or is no number. */
function bandFrom(hour: number, texts: Texts): Band | null {
  const numbers = [...NEEDED, ...OPTIONAL].map((name) => {
    const text = texts[name]?.trim() ?? ''
    return [name, text === '' ? null : Number(text)] as const
  })
  const isRight = numbers.every(
    ([name, value]) =>
      (value === null && !(NEEDED as readonly string[]).includes(name)) ||
      (Number.isInteger(value) && (value ?? -1) >= 0),
  )
  return isRight ? ({ hour, ...Object.fromEntries(numbers) } as Band) : null
}

function Hours({ form, onSaved }: { form: DayForm; onSaved: () => Promise<unknown> }) {
  const hours = [...new Set([...form.open, ...form.bands.map(({ hour }) => hour)])].sort(
    (a, b) => a - b,
  )
  const [texts, setTexts] = useState<Record<number, Texts>>(() =>
    Object.fromEntries(
      hours.map((hour) => [hour, textsOf(form.bands.find((band) => band.hour === hour))]),
    ),
  )
  const [note, setNote] = useState('')
  const [saved, setSaved] = useState(false)
  const act = useAct()
  const set = (hour: number, name: CountName, text: string) => {
    setSaved(false)
    setTexts({ ...texts, [hour]: { ...texts[hour], [name]: text } })
  }
  const filled = hours.filter((hour) => !isEmpty(texts[hour] ?? {}))
  const bands = filled.map((hour) => bandFrom(hour, texts[hour] ?? {}))
  const save = () =>
    void act.run(async () => {
      const { line, date, rev } = form
      await apiPost('/ops/call-stats/day', { line, date, seen: rev, bands, note })
      setSaved(true)
      await onSaved()
    })
  if (hours.length === 0)
    return <p className="mg-note fg-gap">{formatJa(form.date)}は、受付をしない日です。</p>
  return (
    <Form
      className="fg-entry fg-gap"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <p className="mg-hint">
        応答＋応答前に切れた＋自動音声＝着信。1件もない時間帯には0と書きます。空の行は「数字なし」のままです。
      </p>
      <TableBox label="時間帯ごとの件数">
        <table className="mg-table fg-table">
          <thead>
            <tr>
              <th>時間帯</th>
              {[...NEEDED, ...OPTIONAL].map((name) => (
                <th key={name}>{COUNT[name]}</th>
              ))}
              <th>確認</th>
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => {
              const own = texts[hour] ?? {}
              const band = bandFrom(hour, own)
              const problem = band ? bandProblem(band) : null
              const isToCome = hour > form.upTo
              return (
                <tr key={hour}>
                  <th scope="row">{hourLabel(hour)}</th>
                  {[...NEEDED, ...OPTIONAL].map((name) => (
                    <td key={name}>
                      <input
                        type="number"
                        min={0}
                        step={1}
                        inputMode="numeric"
                        name={name === 'incoming' ? `hour-${hour}` : undefined}
                        aria-label={`${hourLabel(hour)} ${COUNT[name]}`}
                        value={own[name] ?? ''}
                        disabled={isToCome && isEmpty(own)}
                        onChange={({ target }) => set(hour, name, target.value)}
                      />
                    </td>
                  ))}
                  <td className="mg-wide">
                    {isEmpty(own)
                      ? isToCome
                        ? 'これから'
                        : '数字なし'
                      : !band
                        ? '！ 着信・応答・応答前に切れた・自動音声をすべて入れてください'
                        : problem
                          ? `！ ${problem}`
                          : '○ 合っています'}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </TableBox>
      {form.rev > 0 ? (
        <label className="mg-field fg-gap">
          訂正の理由
          <input
            type="text"
            name="note"
            value={note}
            maxLength={300}
            onChange={({ target }) => setNote(target.value)}
          />
          <small>
            一度入れた数字を変えるときに書きます。時間帯を足すだけのときは、空のままで構いません。
          </small>
        </label>
      ) : null}
      <Says problem={act.problem} fields={act.fields} />
      {saved ? (
        <p className="mg-note mg-note--good" role="status">
          保存しました。
        </p>
      ) : null}
      <button
        type="submit"
        className="mg-button mg-button--main fg-gap"
        disabled={act.busy || filled.length === 0 || bands.includes(null)}
      >
        {form.rev > 0 ? `第${form.rev + 1}版として保存する` : '保存する'}
      </button>
    </Form>
  )
}

const Revisions = ({ form }: { form: DayForm }) => (
  <details className="fg-gap">
    <summary>この日の版（{form.revisions.length}）</summary>
    <TableBox label="この日の版">
      <table className="mg-table">
        <thead>
          <tr>
            <th>版</th>
            <th>入れた日時</th>
            <th>入れた人</th>
            <th className="mg-num">着信</th>
            <th className="mg-num">応答</th>
            <th>ファイル・理由</th>
          </tr>
        </thead>
        <tbody>
          {form.revisions.map(({ rev, at, by, file, note, incoming, answered }) => (
            <tr key={rev}>
              <td>第{rev}版</td>
              <td>
                {formatJa(tokyoDateOf(new Date(at)))} {tokyoTimeOf(new Date(at))}
              </td>
              <td>{by}</td>
              <td className="mg-num">{incoming.toLocaleString('ja-JP')}</td>
              <td className="mg-num">{answered.toLocaleString('ja-JP')}</td>
              <td>{[file, note].filter(Boolean).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  </details>
)

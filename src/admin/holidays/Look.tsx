'use client'

import type { OwnDay } from '@/domain/holidays/plan'
import type { HolidayPreview } from '@/services/holidays/preview'

import { ImpactSummary } from '../calendar/ImpactSummary'
import { TableBox } from '../frame/TableBox'

import { UnfitLink } from './UnfitLink'
import { dayWords, stepWords } from './words'

type Props = {
  seen: HolidayPreview
  today: string
  busy: boolean
  onOwn: (date: string) => void
  onTake: () => void
}

/** What the import would do; the one button that does it stands below. */
export function Look({ seen, today, busy, onOwn, onTake }: Props) {
  const { steps, own, impact, problems, partYears } = seen
  const isAllTold = own.length + problems.length + partYears.length === 0
  return (
    <div className="mg-panel mg-impact">
      <h2>取り込むと、どうなるか</h2>
      <p>
        {dayWords(seen.from)}から{dayWords(seen.to)}まで、祝日{seen.days}日を読みました。
        今日より前の日は変えません。今日から後で、登録と同じ日は{seen.same}日です。
      </p>
      <Problems seen={seen} />
      {steps.length === 0 ? (
        <p className="mg-note mg-note--good" role="status">
          変わるところはありません。
          {isAllTold ? '登録してある祝日は、このファイルのとおりです。' : ''}
        </p>
      ) : (
        <TableBox label="変わる祝日">
          <table className="mg-table mg-table--stack">
            <thead>
              <tr>
                <th>日付</th>
                <th>名称</th>
                <th>変わること</th>
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <tr key={`${step.does} ${step.date}`}>
                  <td data-label="日付">{dayWords(step.date)}</td>
                  <td data-label="名称">{step.name}</td>
                  <td data-label="変わること">{stepWords(step)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      <Own own={own} busy={busy} onOwn={onOwn} />
      {impact ? (
        <section className="mg-section mg-impact">
          <h3>予約への影響</h3>
          <ImpactSummary impact={impact} />
          {impact.byOffice.length > 0 ? (
            <>
              <ul>
                {impact.byOffice.map(({ office, total, withMail }) => (
                  <li key={office}>
                    {office}: {total}件（メールのある人 {withMail}件）
                  </li>
                ))}
              </ul>
              <p>
                取り込むと、
                <UnfitLink today={today} />
                に並びます。予約は動かず、消えません。
              </p>
            </>
          ) : null}
        </section>
      ) : null}
      {steps.length === 0 ? (
        <p className="mg-hint">
          前の取込が途中で止まったときや、予約枠がまだ祝日のとおりでないときは、枠を合わせ直してください。予約は動かず、消えません。
        </p>
      ) : null}
      <button
        type="button"
        className={steps.length > 0 ? 'mg-button mg-button--main' : 'mg-button'}
        disabled={busy}
        onClick={onTake}
      >
        {steps.length > 0 ? `この内容で取り込む（${steps.length}日）` : '枠を合わせ直す'}
      </button>
    </div>
  )
}

function Problems({ seen }: { seen: HolidayPreview }) {
  const { problems, looksForMissing, partYears } = seen
  return (
    <>
      {problems.length > 0 ? (
        <section className="mg-section mg-impact">
          <p className="mg-note mg-note--warn">
            読めない行が{problems.length}行あります。ほかの行は取り込めます。
            {looksForMissing
              ? ''
              : '日付のわからない行があるため、ファイルにない祝日を消すことはしません。行を直して、もう一度選んでください。'}
          </p>
          <TableBox label="読めない行">
            <table className="mg-table mg-table--stack">
              <thead>
                <tr>
                  <th className="mg-num">行</th>
                  <th>列</th>
                  <th>入っている値</th>
                  <th>理由と直し方</th>
                </tr>
              </thead>
              <tbody>
                {problems.map(({ line, column, value, reason }) => (
                  <tr key={`${line} ${column}`}>
                    <td className="mg-num" data-label="行">
                      {line}
                    </td>
                    <td data-label="列">{column}</td>
                    <td className="mg-wide" data-label="入っている値">
                      {value}
                    </td>
                    <td className="mg-wide" data-label="理由と直し方">
                      {reason}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        </section>
      ) : null}
      {partYears.length > 0 ? (
        <p className="mg-note mg-note--warn">
          {partYears.map((year) => `${year}年`).join('・')}
          は、元日から勤労感謝の日までそろっていないため、ファイルにない祝日を消すことはしません。ファイルが途中で切れていないか、確かめてください。
        </p>
      ) : null}
    </>
  )
}

function Own({
  own,
  busy,
  onOwn,
}: {
  own: OwnDay[]
  busy: boolean
  onOwn: (date: string) => void
}) {
  if (own.length === 0) return null
  return (
    <fieldset className="mg-section">
      <legend>市の職員が画面で登録・変更した日（そのままにします）</legend>
      <p className="mg-hint">ファイルに合わせる日だけ、印を付けてください。</p>
      {own.map(({ date, name, fileName, wouldBe, chosen }) => (
        <div key={date}>
          <label className="mg-check">
            <input type="checkbox" checked={chosen} disabled={busy} onChange={() => onOwn(date)} />
            {dayWords(date)} {name}:{' '}
            {wouldBe === 'close'
              ? `ファイルでは祝日（${fileName}）ですが、「使用中」が外れています。祝日にする`
              : 'ファイルにはありません。祝日でなくする'}
          </label>
        </div>
      ))}
    </fieldset>
  )
}

'use client'

import { CHANNEL } from '@/domain/booking/vocabulary'
import { LANGUAGES } from '@/domain/languages'
import type { DayRow } from '@/services/reception/day-row'
import type { VisitChoice } from '@/services/reception/visit-choices'

import { isTurnedAway } from './row-acts'
import type { Reception } from './useReception'

type Props = { reception: Reception; onWalkIn: (number: string) => void }

/** Readable from two metres: sign, word, colour and tone all say the same. */
export function BigAnswer({ reception, onWalkIn }: Props) {
  const { answer } = reception
  return (
    <div
      className={`rc-answer ${answer ? `is-${answer.kind}` : ''}`}
      role={answer?.kind === 'bad' ? 'alert' : 'status'}
    >
      {!answer && <p className="wk-note">読み取りを待っています</p>}
      {answer && (
        <>
          <p className="rc-answertitle">
            <span aria-hidden="true">{answer.kind === 'ok' ? '○' : '×'}</span> {answer.title}
          </p>
          {answer.row && <p className="rc-answernumber">{answer.row.numberSpoken}</p>}
          {answer.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {answer.row && (
            <p>
              {[
                answer.row.channel === 'walk-in' ? CHANNEL['walk-in'] : '',
                answer.row.language === 'ja' ? '' : LANGUAGES[answer.row.language].label,
                answer.row.note,
              ]
                .filter(Boolean)
                .join('　')}
            </p>
          )}
          {answer.choices ? (
            <VisitChoices
              choices={answer.choices}
              isOnePerson={answer.isOnePerson === true}
              onChoose={({ id }) =>
                id ? void reception.checkIn(answer.text, id) : onWalkIn(answer.text)
              }
            />
          ) : null}
          <p className="wk-actions">
            {answer.row && mayUndo(answer.row) && (
              <button
                type="button"
                onClick={() => answer.row && void reception.act(answer.row, 'undo')}
              >
                元に戻す
              </button>
            )}
            {answer.code === 'NO_BOOKING' && (
              <button type="button" onClick={() => onWalkIn(answer.text)}>
                予約なし来庁として入力
              </button>
            )}
            {['WRONG_DAY', 'WRONG_OFFICE', 'CANCELLED'].includes(answer.code) && (
              <a className="rc-link" href={`/admin/desk?q=${encodeURIComponent(answer.text)}`}>
                電話予約の画面で開く
              </a>
            )}
          </p>
        </>
      )}
    </div>
  )
}

/** A slip is taken back where it shows, without looking for the row. */
const mayUndo = (row: DayRow): boolean =>
  row.outcome !== 'none' && !(row.outcome === 'arrived' && row.servedBy) && !isTurnedAway(row)

type ChoicesProps = {
  choices: VisitChoice[]
  isOnePerson: boolean
  onChoose: (choice: VisitChoice) => void
}

/**
 * Reached with Tab. The focus stays in the scan field: an Enter too many must not choose the first
 * one, and the next scan is taken as ever.
 */
const VisitChoices = ({ choices, isOnePerson, onChoose }: ChoicesProps) => (
  <ul className="rc-choices" aria-label={isOnePerson ? '今日の予約' : '当てはまる方'}>
    {choices.map((choice, index) => (
      <li key={choice.id || index}>
        <button type="button" onClick={() => onChoose(choice)}>
          {isOnePerson ? null : (
            <strong>{choice.by === 'receipt' ? '受付番号の方' : 'カードの番号の方'}</strong>
          )}
          {choice.words.split('　').map((part) => (
            <span key={part} className="rc-part">
              {part}{' '}
            </span>
          ))}
        </button>
      </li>
    ))}
  </ul>
)

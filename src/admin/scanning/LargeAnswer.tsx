'use client'

import { CardChoices } from './CardChoices'
import type { Line } from './lines'

const SIGN: Record<Line['state'], string> = { ok: '○', bad: '×', waiting: '…', elsewhere: '○' }

type Props = {
  line: Line | null
  idle: string
  /** Goes on with one of the cards that the code fits. */
  onChoose?: (line: Line, card: string) => void
}

/** Readable from two metres: sign, words, colour and tone all say the same. */
export function LargeAnswer({ line, idle, onChoose }: Props) {
  if (!line) {
    return (
      <div className="st-answer" role="status">
        <p>{idle}</p>
      </div>
    )
  }
  const { card } = line
  return (
    <div className={`st-answer is-${line.state}`} role={line.state === 'bad' ? 'alert' : 'status'}>
      <p className="st-answertitle">
        <span aria-hidden="true">{SIGN[line.state]}</span> {line.title}
      </p>
      {line.code ? <p className="st-answercode">{line.code}</p> : null}
      {card ? (
        <p className="st-answername">
          {card.name}
          {card.name ? '　' : ''}
          <span>{card.status}</span>
        </p>
      ) : null}
      {line.words
        .filter((words) => words !== card?.status)
        .map((words) => (
          <p key={words}>{words}</p>
        ))}
      {onChoose && line.choices ? (
        <CardChoices choices={line.choices} onChoose={(id) => onChoose(line, id)} />
      ) : null}
      {card && line.mode === 'look' ? <Facts card={card} /> : null}
    </div>
  )
}

function Facts({ card }: { card: NonNullable<Line['card']> }) {
  const facts: [string, string][] = [
    ['窓口', card.officeName],
    ['保管場所', card.placeName ? '' : '記録がありません'],
    ['引き出し中', card.pulledFor ? `${card.pulledFor} の来庁分` : ''],
    ['有効期限', card.expiresOn],
    ['交付通知書の発送', card.notifiedOn],
  ]
  return (
    <dl className="st-facts">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

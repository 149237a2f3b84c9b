'use client'

import { useEffect, useRef } from 'react'

import { ELIGIBILITY, OUTCOME, STATUS } from '@/domain/booking/vocabulary'
import { NO_WORDS, TOO_SHORT } from '@/domain/codes/no-number'
import type { DeskCatalogue } from '@/services/desk/catalogue'
import type { LookUp, PersonMatch } from '@/services/booking/look-up'

import { useDigitKeys } from '../shell/useDigitKeys'

import { REISSUE } from './FoundBooking'
import type { Choice } from './state'
import { choicesOf } from './state'
import type { Desk } from './useDesk'

const HINT: Record<LookUp['hint'], string> = {
  '': '',
  short: TOO_SHORT,
  misheard:
    'この受付番号はありません。数字を1つ聞き違えているようです。もう一度、3桁ずつ確認してください。',
  elsewhere: '担当していない窓口の番号です。',
  name: `${NO_WORDS}番号か、来庁の日と時刻（例: 12/14 10:00）を入力してください。`,
  'day-none': 'この日時の予約はありません。日付をもう一度確認してください（例: 12/14 10:00）。',
  'day-many':
    'この日の予約が多いため、はじめの30件だけです。時刻も入れて探してください（例: 12/14 10:00）。',
  unknown: 'この番号の予約も対象者も見つかりません。番号をもう一度確認してください。',
}

/** What the caller is told when no booking can be made (ID-12). */
const TELL: Record<PersonMatch['state'], string> = {
  bookable: '',
  'not-ready':
    'カードの準備がまだ終わっていません。「準備が終わると予約できます。日をおいて、もう一度お電話ください」と伝えてください。',
  done: 'カードはもう渡してあります。「交付は済んでいます」と伝えてください。',
  stopped: '交付を取りやめています。担当の窓口に確認するよう案内してください。',
}

/** What a search found, when it is not exactly one thing to do. */
export function Choose({ desk, catalogue }: { desk: Desk; catalogue: DeskCatalogue }) {
  const { lookup } = desk.state
  const choices = lookup ? choicesOf(lookup, catalogue.services) : []
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [lookup])
  const numbers = catalogue.may.write
    ? [...new Set(lookup?.persons.map(({ number }) => number) ?? [])]
    : []
  const take = (choice: Choice | undefined) => {
    if (choice?.kind === 'booking') desk.open(choice.booking)
    if (choice?.kind === 'new' && catalogue.may.write) desk.startNew(choice.service, choice.person)
  }
  const blocked = lookup?.persons.filter((person) => person.state !== 'bookable') ?? []
  // Enter must not begin a reissue for somebody who only may not book yet.
  const endsHere = choices.length === 0 && blocked.length > 0
  const before = choices.length + (endsHere ? 1 : 0)
  useDigitKeys((index) => {
    if (endsHere && index === 0) return desk.nextCall()
    const number = numbers[index - before]
    if (number) desk.startReissue(number)
    else take(choices[index])
  })
  if (!lookup) return null
  return (
    <section aria-labelledby="dk-found">
      <h2 id="dk-found">検索の結果</h2>
      {lookup.hint || lookup.ambiguous || blocked.length > 0 ? (
        // Said at once: with nothing to choose the cursor stays in the search field.
        <div role="alert">
          {lookup.ambiguous && (
            <p className="wk-note">
              この番号は複数の方に当てはまります。どの番号か（受付番号か、通知書の番号か）を確かめて選んでください。
            </p>
          )}
          {lookup.hint && <p className="wk-note">{HINT[lookup.hint]}</p>}
          {blocked.map((person) => (
            <p key={person.person + person.service} className="dk-blocked">
              {catalogue.services.find((one) => one.id === person.service)?.name}：
              {ELIGIBILITY[person.state]}。{TELL[person.state]}
            </p>
          ))}
        </div>
      ) : null}
      <ol className="wk-choices">
        {choices.map((choice, index) => (
          <li key={keyOf(choice)}>
            <button
              type="button"
              ref={index === 0 ? first : undefined}
              onClick={() => take(choice)}
              disabled={choice.kind === 'new' && !catalogue.may.write}
            >
              <kbd>{index + 1}</kbd>
              <ChoiceText choice={choice} />
            </button>
          </li>
        ))}
        {endsHere && (
          <li>
            <button type="button" ref={first} onClick={desk.nextCall}>
              <kbd>1</kbd>
              <strong>次の電話</strong>
            </button>
          </li>
        )}
        {numbers.map((number, index) => (
          <li key={number}>
            <button
              type="button"
              ref={before + index === 0 ? first : undefined}
              onClick={() => desk.startReissue(number)}
            >
              <kbd>{before + index + 1}</kbd>
              <span>
                <strong>{REISSUE}</strong>
                <small>交付通知書・申請書　{number}</small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

const keyOf = (choice: Choice): string =>
  choice.kind === 'booking'
    ? choice.booking.id
    : `${choice.service.id} ${choice.person?.person ?? ''}`

function ChoiceText({ choice }: { choice: Choice }) {
  if (choice.kind === 'new') {
    return (
      <span>
        <strong>新しく予約する</strong>
        <small>
          {choice.service.name}　{choice.person?.number}
        </small>
      </span>
    )
  }
  const { booking } = choice
  const state = booking.outcome === 'none' ? STATUS[booking.status] : OUTCOME[booking.outcome]
  return (
    <span>
      <strong>{booking.when}</strong> {booking.office.name}
      <small>
        {state}　{booking.service.name}　受付番号 {booking.numberSpoken}
      </small>
    </span>
  )
}

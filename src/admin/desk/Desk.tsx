'use client'

import { useEffect, useRef, useState } from 'react'

import type { DeskCatalogue } from '@/services/desk/catalogue'

import { CallRecord } from '../contact/CallRecord'
import { useDeskRecord } from '../contact/useDeskRecord'
import { useHanded } from '../shell/hand-over'
import { useCatalogue } from '../shell/useCatalogue'
import { WorkShell } from '../shell/WorkShell'

import { BookingForm } from './BookingForm'
import { CancelForm } from './CancelForm'
import { Choose } from './Choose'
import { ConvertChoice } from './ConvertChoice'
import { ExternalBooking } from './ExternalBooking'
import { FoundBooking } from './FoundBooking'
import { ReadOut } from './ReadOut'
import { ReissueForm } from './ReissueForm'
import { ResendForm } from './ResendForm'
import { SearchBar } from './SearchBar'
import { SidePanel } from './SidePanel'
import { Start } from './Start'
import type { Desk as DeskHandle } from './useDesk'
import { useDesk } from './useDesk'
import { useShortcuts } from './useShortcuts'
import './desk.css'

type Props = { initial: DeskCatalogue; query: string }

/** The operator's screen: one call from the search field to the read-out card, by keyboard alone. */
export function Desk({ initial, query }: Props) {
  const catalogue = useCatalogue(initial)
  const desk = useDesk(catalogue)
  const [asked, setAsked] = useState({ text: query, call: 0 })
  const first = useRef(query)
  const call = useDeskRecord(desk)
  useShortcuts(desk)
  useHanded('desk', (text) => {
    setAsked({ text, call: desk.state.call })
    void desk.search(text)
  })
  useEffect(() => {
    if (first.current) void desk.search(first.current)
    first.current = ''
  }, [desk])
  return (
    <WorkShell
      catalogue={catalogue}
      current="desk"
      tools={<ChannelPicker desk={desk} catalogue={catalogue} />}
    >
      <div className={call.desk?.mayRecord ? 'dk-columns has-record' : 'dk-columns'}>
        <CallRecord
          call={call}
          onReferral={(target) => void call.refer(target, desk.state.channel)}
          onDone={desk.nextCall}
        />
        <main className="dk-main">
          <h1 className="wk-hidden">電話予約</h1>
          {catalogue.bookingModule && (
            <SearchBar
              key={`${desk.state.call}|${asked.text}`}
              desk={desk}
              initial={asked.call === desk.state.call ? asked.text : ''}
            />
          )}
          <Feedback desk={desk} />
          {catalogue.bookingModule ? (
            <Work desk={desk} catalogue={catalogue} />
          ) : (
            <ExternalBooking desk={desk} />
          )}
        </main>
        <SidePanel
          desk={desk}
          catalogue={catalogue}
          written={call.fields.question}
          onUse={call.use}
        />
      </div>
    </WorkShell>
  )
}

function Work({ desk, catalogue }: { desk: DeskHandle; catalogue: DeskCatalogue }) {
  const { view } = desk.state
  if (view === 'choose') return <Choose desk={desk} catalogue={catalogue} />
  if (view === 'form') return <BookingForm desk={desk} catalogue={catalogue} />
  if (view === 'booking') return <FoundBooking desk={desk} catalogue={catalogue} />
  if (view === 'cancel') return <CancelForm desk={desk} />
  if (view === 'convert') return <ConvertChoice desk={desk} catalogue={catalogue} />
  if (view === 'resend') return <ResendForm desk={desk} mailOut={catalogue.mailOut} />
  if (view === 'reissue') return <ReissueForm desk={desk} />
  if (view === 'done') return <ReadOut desk={desk} mailOut={catalogue.mailOut} />
  return <Start desk={desk} catalogue={catalogue} />
}

/** What the last act came to; announced to screen readers. Nothing typed is lost by an error. */
function Feedback({ desk }: { desk: DeskHandle }) {
  const { problem, message } = desk.state
  return (
    <div className="dk-feedback">
      <p role="alert" className={problem ? 'wk-problem' : 'wk-hidden'}>
        {problem?.message ?? ''}
      </p>
      <p role="status" className={message ? 'wk-message' : 'wk-hidden'}>
        {message}
      </p>
    </div>
  )
}

function ChannelPicker({ desk, catalogue }: { desk: DeskHandle; catalogue: DeskCatalogue }) {
  const { channels } = catalogue
  if (channels.length === 0) return <span className="wk-badge">閲覧のみ</span>
  if (channels.length === 1) return <span className="wk-badge">受付方法 {channels[0]?.label}</span>
  return (
    <label className="wk-inline">
      受付方法
      <select
        value={desk.state.channel}
        onChange={(event) => desk.setChannel(event.target.value as typeof desk.state.channel)}
      >
        {channels.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

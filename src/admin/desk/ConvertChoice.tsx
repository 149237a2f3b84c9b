'use client'

import { useEffect, useRef } from 'react'

import type { DeskCatalogue } from '@/services/desk/catalogue'

import { useDigitKeys } from '../shell/useDigitKeys'

import { CONVERT } from './FoundBooking'
import type { Desk } from './useDesk'

/** Which service the booking should have been made for (F-34). */
export function ConvertChoice({ desk, catalogue }: { desk: Desk; catalogue: DeskCatalogue }) {
  const { booking } = desk.state
  const services = catalogue.services.filter(({ id }) => id !== booking?.service.id)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  useDigitKeys((index) => {
    const service = services[index]
    if (service) desk.startConversion(service)
  })
  if (!booking) return null
  return (
    <section aria-labelledby="dk-convert">
      <h2 id="dk-convert">{CONVERT}</h2>
      <p>
        {booking.service.name}　{booking.when}
        。受付番号とメールアドレスはそのままです。新しい手続きの時間が取れるまで、いまの予約は残ります。
      </p>
      <ol className="wk-choices">
        {services.map((service, index) => (
          <li key={service.id}>
            <button
              type="button"
              ref={index === 0 ? first : undefined}
              onClick={() => desk.startConversion(service)}
            >
              <kbd>{index + 1}</kbd>
              <span>{service.name}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className="wk-actions">
        <button type="button" className="wk-quiet" onClick={desk.back}>
          もどる <kbd>Esc</kbd>
        </button>
      </p>
    </section>
  )
}

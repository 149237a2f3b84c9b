'use client'

import type { DeskCatalogue } from '@/services/desk/catalogue'

import { useDigitKeys } from '../shell/useDigitKeys'

import type { Desk } from './useDesk'
import { SHORTCUTS } from './useShortcuts'

/** Before a call: what can be booked, and the keys. */
export function Start({ desk, catalogue }: { desk: Desk; catalogue: DeskCatalogue }) {
  const services = catalogue.may.write ? catalogue.services : []
  useDigitKeys((index) => {
    const service = services[index]
    if (service) desk.startNew(service, null)
  })
  return (
    <div className="dk-start">
      {services.length > 0 && (
        <section aria-labelledby="dk-start-new">
          <h2 id="dk-start-new">新しい予約</h2>
          <p>
            番号を聞けるときは、上の欄に入れて検索します。番号のない手続きは、ここから選びます。
          </p>
          <ol className="wk-choices">
            {services.map((service, index) => (
              <li key={service.id}>
                <button type="button" onClick={() => desk.startNew(service, null)}>
                  <kbd>{index + 1}</kbd>
                  <span>
                    {service.name}
                    <small>{service.description}</small>
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="dk-start-keys">
        <h2 id="dk-start-keys">キー操作</h2>
        <dl className="dk-keys">
          {SHORTCUTS.map(({ code, label, text }) => (
            <div key={code}>
              <dt>
                <kbd>{label}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
          <div>
            <dt>
              <kbd>1</kbd>～<kbd>9</kbd>
            </dt>
            <dd>番号のついた選択肢を選ぶ</dd>
          </div>
          <div>
            <dt>
              <kbd>↑</kbd>
              <kbd>↓</kbd>
              <kbd>←</kbd>
              <kbd>→</kbd>
            </dt>
            <dd>カレンダーの中を動く</dd>
          </div>
        </dl>
      </section>
    </div>
  )
}

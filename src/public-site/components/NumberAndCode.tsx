import { formatReceiptNumber } from '@/domain/codes/receipt-number'

import { qrSvg } from '@/lib/qr'
import type { Site } from '../site'
import { s, t } from '../site'

import { Digits } from './Aloud'

type NumberProps = { site: Site; number: string; code: string }

/** The pair that opens the booking again (ID-06), large enough to copy by hand, and as a QR. */
export function NumberAndCode({ site, number, code }: NumberProps) {
  const qr = qrSvg(number)
  return (
    <section className="ticket" aria-labelledby="ticket">
      <h2 id="ticket">{t(site, 'ticketTitle')}</h2>
      <div className="ticket-body">
        <dl>
          <div>
            <dt>{t(site, 'receiptNumber')}</dt>
            <dd className="ticket-number" data-receipt={number}>
              <Digits site={site} text={formatReceiptNumber(number)} />
            </dd>
          </div>
          <div>
            <dt>{t(site, 'changeCode')}</dt>
            <dd className="ticket-number" data-code={code}>
              <Digits site={site} text={code} />
            </dd>
          </div>
        </dl>
        <svg
          className="qr"
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label={s(site, 'qrLabel')}
          shapeRendering="crispEdges"
        >
          <path d={`M0 0h${qr.size}v${qr.size}H0Z`} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
      </div>
      <p>{t(site, 'ticketText')}</p>
      <p className="screen-only">
        <button
          type="button"
          className="button button-small"
          data-copy={`${s(site, 'receiptNumber')} ${formatReceiptNumber(number)}\n${s(site, 'changeCode')} ${code}`}
          data-copied={s(site, 'copied')}
          hidden
        >
          {t(site, 'copyNumbers')}
        </button>{' '}
        <span role="status" data-copy-state />
      </p>
    </section>
  )
}

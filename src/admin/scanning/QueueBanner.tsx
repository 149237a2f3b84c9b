'use client'

import type { Scans } from './useScans'

/** How many scans wait and why; nothing while all is well. */
export function QueueBanner({ scans }: { scans: Scans }) {
  const { waiting, offline, login, unsafe } = scans.queue
  const number = `${waiting.toLocaleString('ja-JP')}件`
  if (login === 'OTHER_USER') {
    return (
      <p className="mg-note mg-note--bad" role="alert">
        このブラウザーには別の人がログインしています。読み取り {number}
        は送らずに残してあります。読み取った人がログインし直すと送られます。
        <Retry scans={scans} />
      </p>
    )
  }
  if (login) {
    return (
      <p className="mg-note mg-note--bad" role="alert">
        ログインの期限が切れました。読み取り {number}を送らずに残してあります。
        <a href="/admin/login" target="_blank" rel="noreferrer">
          別のタブでログイン
        </a>
        してから、この画面に戻ると続きを送ります。
        <Retry scans={scans} />
      </p>
    )
  }
  if (offline && waiting > 0) {
    return (
      <p className="mg-note mg-note--warn" role="status">
        サーバーにつながりません。読み取り {number}
        が待っています。そのまま読み取りを続けられます。つながると自動で送ります。
        {unsafe ? ' この画面は閉じないでください。' : null}
        <Retry scans={scans} />
      </p>
    )
  }
  if (unsafe) {
    return (
      <p className="mg-note mg-note--warn" role="status">
        このブラウザーには控えを残せません。送り終わるまで、この画面を閉じないでください。
      </p>
    )
  }
  if (waiting < 3) return null
  return (
    <p className="mg-note" role="status">
      {number}を送っています。そのまま読み取りを続けられます。
    </p>
  )
}

const Retry = ({ scans }: { scans: Scans }) => (
  <button type="button" className="mg-button mg-button--small st-retry" onClick={scans.resume}>
    今すぐ送る
  </button>
)

'use client'

import { useState } from 'react'

import { isSafeLink } from '@/lib/rich/read'

type Props = { url: string; done: (url: string) => void }

/** Where the chosen words lead. Apart from the form around it: Enter sends nothing. */
export function LinkTo({ url: first, done }: Props) {
  const [url, setUrl] = useState(first || 'https://')
  const [isWrong, setIsWrong] = useState(false)
  const set = () => (isSafeLink(url.trim()) ? done(url.trim()) : setIsWrong(true))
  return (
    <div className="rich-link">
      <label>
        リンク先
        <input
          type="url"
          value={url}
          aria-invalid={isWrong}
          onChange={(event) => {
            setUrl(event.target.value)
            setIsWrong(false)
          }}
        />
      </label>
      <button type="button" className="mg-button" onClick={set}>
        付ける
      </button>
      {first ? (
        <button type="button" className="mg-button" onClick={() => done('')}>
          外す
        </button>
      ) : null}
      {isWrong ? (
        <p className="mg-note mg-note--bad" role="alert">
          https:// で始まるページ、mailto:、tel: のどれかにしてください。
        </p>
      ) : null}
    </div>
  )
}

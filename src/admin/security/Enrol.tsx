'use client'

import type { FormEvent } from 'react'
import { useState } from 'react'

import { apiPost, problemOf } from '../shell/api'

import { CodeForm } from './CodeForm'
import { Refused } from '../frame/Refused'

import { SecretField } from './SecretField'

type Begun = { secret: string; qr: { size: number; path: string } }
type Props = { required: boolean; onCodes: (codes: string[]) => void }

/** Sets up the second factor: scan, type the first code, keep the recovery codes. */
export function Enrol({ required, onCodes }: Props) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [current, setCurrent] = useState('')
  const [problem, setProblem] = useState({ isOfField: false, text: '' })

  async function begin(event: FormEvent) {
    event.preventDefault()
    setProblem({ isOfField: false, text: '' })
    try {
      setBegun(await apiPost<Begun>('/ops/second-factor/begin', { current }))
      setCurrent('')
    } catch (error) {
      const { fields, message } = problemOf(error)
      setProblem({ isOfField: 'current' in fields, text: message })
    }
  }

  if (!begun) {
    return (
      <>
        <p>
          {required
            ? 'あなたの役割では、二段階認証が必要です。設定するまで、ほかの画面は開けません。'
            : 'パスワードが人に知られても、あなたのスマートフォンがなければログインできなくなります。'}
        </p>
        <p className="mg-hint">
          認証アプリ（Google Authenticator、Microsoft Authenticator
          など）を入れたスマートフォンを用意してください。
        </p>
        <form onSubmit={(event) => void begin(event)}>
          <SecretField
            label="今のパスワード"
            autoComplete="current-password"
            value={current}
            problem={problem.isOfField ? problem.text : ''}
            onChange={setCurrent}
          />
          <div className="mg-row mg-section">
            <button type="submit" className="mg-button mg-button--main" disabled={current === ''}>
              設定をはじめる
            </button>
          </div>
        </form>
        {!problem.isOfField && problem.text ? <Refused>{problem.text}</Refused> : null}
      </>
    )
  }
  const { size, path } = begun.qr
  return (
    <>
      <ol>
        <li>認証アプリで「追加」を選び、下の図を読み取ります。</li>
        <li>アプリに出た6桁の数字を入力します。</li>
      </ol>
      <svg
        role="img"
        aria-label="認証アプリで読み取る図（QRコード）"
        viewBox={`0 0 ${size} ${size}`}
        width={220}
        height={220}
        style={{ background: '#fff' }}
      >
        <path d={path} fill="#000" />
      </svg>
      <p>
        読み取れないときは、この文字を入力します: <code>{inGroups(begun.secret)}</code>
      </p>
      <CodeForm
        button="設定する"
        send={async (code) =>
          onCodes(
            (await apiPost<{ codes: string[] }>('/ops/second-factor/confirm', { code })).codes,
          )
        }
      />
    </>
  )
}

const inGroups = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')

'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'

import type { FactorState } from '@/services/staff/second-factor'

import { apiPost } from '../shell/api'

import { CodeForm } from './CodeForm'
import { Enrol } from './Enrol'
import { PasswordForm } from './PasswordForm'
import { RecoveryCodes } from './RecoveryCodes'

type Props = { first: FactorState; passwordMinLength: number }

/** What holds the account comes first and alone; the rest is there when the account is free. */
export function Security({ first, passwordMinLength }: Props) {
  const [state, setState] = useState(first)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [said, setSaid] = useState('')
  const router = useRouter()
  // The panel's frame was made for a held account: it is made anew.
  const goOn = () => {
    router.push('/admin')
    router.refresh()
  }

  if (codes) return <RecoveryCodes codes={codes} onDone={goOn} />
  if (state.hold === 'address') {
    return (
      <p className="mg-note mg-note--warn">
        この回線からは使えません。決められた回線（庁内や専用回線）につないで、開き直してください。
      </p>
    )
  }
  if (state.hold === 'code') {
    return (
      <section className="mg-panel">
        <h2>確認コードの入力</h2>
        <p>
          認証アプリに今出ている6桁の数字を入力してください。入力するまで、ほかの画面は開けません。
        </p>
        <CodeForm
          button="確認する"
          send={async (code) => {
            await apiPost<FactorState>('/ops/second-factor/verify', { code })
            goOn()
          }}
        />
        <p className="mg-hint">
          スマートフォンが手元にないときは、予備のコード（例:
          ABCDE-FGHJK）を入力できます。どちらもないときは、アカウントの管理者に「二段階認証の解除」を頼んでください。
        </p>
      </section>
    )
  }
  if (state.hold === 'password') {
    return (
      <section className="mg-panel">
        <h2>パスワードを変えてください</h2>
        <p>
          ほかの人が決めたパスワードか、期限の過ぎたパスワードです。変えるまで、ほかの画面は開けません。
        </p>
        <PasswordForm minLength={passwordMinLength} onDone={goOn} />
      </section>
    )
  }
  return (
    <>
      {said ? (
        <p className="mg-note mg-note--good" role="status">
          {said}
        </p>
      ) : null}
      <section className="mg-panel">
        <h2>二段階認証</h2>
        {state.since ? (
          <Enrolled state={state} onState={setState} onCodes={setCodes} onSaid={setSaid} />
        ) : state.mode === 'off' ? (
          <p>この市では二段階認証を使っていません。</p>
        ) : (
          <Enrol required={state.required} onCodes={setCodes} />
        )}
      </section>
      {state.hold === null ? (
        <section className="mg-panel mg-section">
          <h2>パスワードの変更</h2>
          <PasswordForm
            minLength={passwordMinLength}
            onDone={() => setSaid('パスワードを変えました。')}
          />
        </section>
      ) : null}
    </>
  )
}

type EnrolledProps = {
  state: FactorState
  onState: (state: FactorState) => void
  onCodes: (codes: string[]) => void
  onSaid: (text: string) => void
}

function Enrolled({ state, onState, onCodes, onSaid }: EnrolledProps) {
  return (
    <>
      <p>
        設定されています。予備のコードは、あと{state.recoveryLeft}個です。
        {state.recoveryLeft < 3 ? '少なくなっています。作り直してください。' : ''}
      </p>
      <details className="mg-section">
        <summary>予備のコードを作り直す</summary>
        <CodeForm
          button="作り直す"
          send={async (code) =>
            onCodes(
              (await apiPost<{ codes: string[] }>('/ops/second-factor/recovery', { code })).codes,
            )
          }
        />
      </details>
      {state.required ? (
        <p className="mg-hint">
          機種を変えるときは、アカウントの管理者に解除を頼み、設定し直します。
        </p>
      ) : (
        <details className="mg-section">
          <summary>二段階認証をやめる・機種を変える</summary>
          <CodeForm
            button="解除する"
            send={async (code) => {
              onState(await apiPost<FactorState>('/ops/second-factor/disable', { code }))
              onSaid('二段階認証を解除しました。')
            }}
          />
        </details>
      )}
    </>
  )
}

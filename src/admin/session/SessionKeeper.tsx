'use client'

import { ServerFunctionsProvider } from '@payloadcms/ui'
import { usePathname, useSearchParams } from 'next/navigation'
import { type ReactNode, createContext, use, useEffect, useState } from 'react'

import { Dialog } from '../frame/Dialog'
import '../frame/panel.css'
import { loginFor } from '../shell/login-address'

import './session.css'
import { useServerFunction } from './useServerFunction'
import { type Standing, useSession } from './useSession'

const STILL: Record<Exclude<Standing, 'own'>, string> = {
  nobody: 'まだログインしていません。',
  other: '別の人がログインしています。この画面を開いた人がログインしてください。',
  unknown: '確かめられませんでした。サーバーにつながるかを確かめて、もう一度押してください。',
}

const KeepQuiet = createContext<() => () => void>(() => () => undefined)

/**
 * For screens with a queue of scans: they go on while nobody is logged in, keep what is scanned, and
 * say so in a banner. A dialogue would take the scanner's keys away from them.
 */
export function useOwnLoginBanner(): void {
  const keepQuiet = use(KeepQuiet)
  useEffect(() => keepQuiet(), [keepQuiet])
}

/**
 * Around the whole panel. When the log-in ends, the screen stays as it is under a dialogue until its
 * person has logged in again in another tab: nothing typed is lost, and nobody else reads it (AC-17).
 */
export function SessionKeeper({ children }: { children?: ReactNode }) {
  const { ended, check, keepQuiet, wait } = useSession()
  const serverFunction = useServerFunction(wait)
  return (
    <KeepQuiet value={keepQuiet}>
      <ServerFunctionsProvider serverFunction={serverFunction}>{children}</ServerFunctionsProvider>
      {ended ? <LogInAgain ended={ended} check={check} /> : null}
    </KeepQuiet>
  )
}

type Props = { ended: 'nobody' | 'other'; check: () => Promise<Standing> }

function LogInAgain({ ended, check }: Props) {
  const [problem, setProblem] = useState('')
  const again = async () => {
    const standing = await check()
    setProblem(standing === 'own' ? '' : STILL[standing])
  }
  const here = `${usePathname()}?${useSearchParams()}`
  const title = ended === 'other' ? '別の人がログインしています' : 'ログインの期限が切れました'
  return (
    <Dialog title={title} className="mg-session" onClose={() => undefined}>
      <p>
        この画面に入力した内容は残っています。この画面を開いた人が別のタブでログインし直して、ここに戻ると、そのまま続けられます。送りかけの保存や登録は、自動で送り直します。
      </p>
      <p className="mg-row">
        <a
          className="mg-button mg-button--main"
          href="/admin/login"
          target="_blank"
          rel="noreferrer"
        >
          別のタブでログイン
        </a>
        <button type="button" className="mg-button" onClick={() => void again()}>
          ログインしました
        </button>
      </p>
      {problem ? (
        <p className="mg-note mg-note--warn" role="alert">
          {problem}
        </p>
      ) : null}
      <p>
        <a href={loginFor(here)}>入力した内容を捨てて、この画面でログインする</a>
      </p>
    </Dialog>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'

import { Refused } from '../frame/Refused'
import { apiPost, problemOf } from '../shell/api'

const ACTS = [
  { path: '/ops/backups', label: 'いまバックアップを取る', needsBackup: false },
  { path: '/ops/restore-drills', label: '復元訓練を行う', needsBackup: true },
] as const

/** The two buttons; both wait for the end, and say what came of it. */
export function Run({ hasBackup }: { hasBackup: boolean }) {
  const router = useRouter()
  const [working, setWorking] = useState('')
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')

  async function run(path: string) {
    setWorking(path)
    setSaid('')
    setProblem('')
    try {
      setSaid((await apiPost<{ said: string }>(path)).said)
    } catch (error) {
      setProblem(problemOf(error).message)
    }
    setWorking('')
    router.refresh()
  }
  return (
    <div className="mg-panel">
      <p className="mg-row">
        {ACTS.map(({ path, label, needsBackup }) => (
          <button
            key={path}
            type="button"
            className="mg-button mg-button--main"
            disabled={working !== '' || (needsBackup && !hasBackup)}
            onClick={() => void run(path)}
          >
            {working === path ? `${label}（実行中）` : label}
          </button>
        ))}
      </p>
      <p>復元訓練は、別の場所に復元して確かめ、終わると消します。いまのデータは変わりません。</p>
      {said ? <p role="status">{said}</p> : null}
      {problem ? <Refused>{problem}</Refused> : null}
    </div>
  )
}

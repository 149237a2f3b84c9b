'use client'

import { useRouter } from 'next/navigation'

import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

/** 読んで確認しました, under the own account. */
export function ConfirmRead({ id }: { id: string }) {
  const router = useRouter()
  const act = useAct()
  const confirm = () =>
    void act.run(async () => {
      await apiPost(`/ops/knowledge/versions/${id}/read`)
      router.push('/admin/manuals')
      router.refresh()
    })
  return (
    <>
      <button
        type="button"
        className="mg-button mg-button--main"
        disabled={act.busy}
        onClick={confirm}
      >
        読んで確認しました
      </button>
      <Says problem={act.problem} />
    </>
  )
}

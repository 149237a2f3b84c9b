'use client'

import { toast, useConfig, useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { Dialog } from '../frame/Dialog'
import '../frame/panel.css'
import { Says } from '../frame/Says'
import { apiGet } from '../shell/api'
import { useAct } from '../shell/useAct'

import { labelsOf } from './labels'
import { merge } from './merge'
import { useKeptErrors } from './useKeptErrors'

/** The reason of a refused save, which the server puts on this field (`hooks/refuse-stale`). */
const useRefusal = (): string =>
  useFormFields(([fields]) => {
    const { errorMessage, valid } = fields.updatedAt ?? {}
    return valid === false && errorMessage ? errorMessage : ''
  })

/**
 * A form that was loaded before somebody else saved: says what changed, and brings the form up to date
 * without losing what was typed here. Nothing is saved before its person presses 保存.
 */
export function Stale() {
  useKeptErrors()
  const refusal = useRefusal()
  const [seen, see] = useState('')
  const [shown, show] = useState('')
  // A form that was brought up to date has no refusal any more; what is left to say stands.
  if (refusal !== seen) {
    see(refusal)
    if (refusal) show(refusal)
  }
  const close = () => {
    toast.dismiss()
    show('')
  }
  return shown ? <StaleDialog key={shown} refusal={shown} onClose={close} /> : null
}

function StaleDialog({ refusal, onClose }: { refusal: string; onClose: () => void }) {
  // The message behind says the same in one long line.
  useEffect(() => void toast.dismiss(), [])
  const { collectionSlug, globalSlug, data, id, initialData, savedDocumentData, setData } =
    useDocumentInfo()
  const { getData, reset, setModified } = useForm()
  const [both, setBoth] = useState<string[] | null>(null)
  const labels = useLabels()
  const act = useAct()
  const takeIn = () =>
    act.run(async () => {
      const path = globalSlug ? `/globals/${globalSlug}` : `/${collectionSlug}/${String(id)}`
      const stored = await apiGet<Record<string, unknown>>(path, { depth: 0 })
      const merged = merge(savedDocumentData ?? data ?? initialData ?? {}, stored, getData())
      await reset(merged.values)
      setData(stored)
      setModified(true)
      if (merged.both.length === 0) onClose()
      else setBoth(merged.both.map((name) => labels.get(name) ?? name))
    })
  return (
    <Dialog title="ほかの画面で変わりました" onClose={onClose}>
      {both ? (
        <>
          <p className="mg-note mg-note--warn" role="alert">
            両方で変えた項目があります: {both.join('、')}
            。いまはこの画面で入力した内容になっています。確かめてから、もう一度「保存」を押してください。
          </p>
          <p className="mg-row">
            <button type="button" className="mg-button mg-button--main" onClick={onClose}>
              確かめる
            </button>
          </p>
        </>
      ) : (
        <>
          <p className="mg-lines">{refusal}</p>
          <Says problem={act.problem} />
          <p className="mg-row">
            <button
              type="button"
              className="mg-button mg-button--main"
              disabled={act.busy}
              onClick={() => void takeIn()}
            >
              最新の内容を取り込み、入力を残す
            </button>
            <button
              type="button"
              className="mg-button"
              disabled={act.busy}
              onClick={() => window.location.reload()}
            >
              入力を捨てて、最新の内容を開く
            </button>
            <button type="button" className="mg-button" onClick={onClose}>
              閉じる
            </button>
          </p>
        </>
      )}
    </Dialog>
  )
}

function useLabels(): Map<string, string> {
  const { collectionSlug, globalSlug } = useDocumentInfo()
  const { getEntityConfig } = useConfig()
  const config = globalSlug
    ? getEntityConfig({ globalSlug })
    : getEntityConfig({ collectionSlug: collectionSlug ?? '' })
  return labelsOf(config?.fields ?? [])
}

'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'

import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useMay } from '../shell/useMay'
import { useOp } from '../shell/useOp'

/** FAQの下書きを作る: from what was asked and said, with the number of the record (CC-44, HD-07). */
export function DraftFaq() {
  const { id, collectionSlug } = useDocumentInfo()
  const may = useMay()('faq.edit')
  const router = useRouter()
  const act = useAct()
  const { once } = useOp()
  if (!id || !may) return null
  const from = collectionSlug === 'inquiries' ? { inquiry: String(id) } : { ticket: String(id) }
  const draft = () =>
    act.run(async () => {
      const { href } = await once('draft', from, (op) =>
        apiPost<{ href: string }>('/ops/knowledge/draft-from-inquiry', { ...from, op }),
      )
      router.push(href)
    })
  return (
    <div className="mg">
      <button
        type="button"
        className="mg-button mg-button--small"
        disabled={act.busy}
        onClick={() => void draft()}
      >
        FAQの下書きを作る
      </button>
      <Says problem={act.problem} />
    </div>
  )
}

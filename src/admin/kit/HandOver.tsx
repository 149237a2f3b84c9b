'use client'

import { useRouter } from 'next/navigation'

import type { OneCase } from '@/services/cases/one'
import type { OpenKind } from '@/services/cases/open'

import { apiPost } from '../shell/api'
import { useOp } from '../shell/useOp'

import { AskButton } from './AskButton'

const ALL = 'all'

/** Hands what is not over to the city: of one kind or of all (CC-31). */
export function HandOver({ kinds }: { kinds: OpenKind[] }) {
  const { once } = useOp()
  const router = useRouter()
  const send = async ({ slug = ALL, remark = '' }: Record<string, string>) => {
    const wish = { slugs: slug === ALL ? [] : [slug], remark }
    const { row } = await once('hand-over', wish, (op) =>
      apiPost<OneCase>('/ops/open-records/hand-over', { ...wish, op }),
    )
    router.push(`/admin/open-records?handed=${row.id}`)
  }
  return (
    <section className="mg-section">
      <h2>市へ引き継ぐ</h2>
      <p>いまの一覧を、そのまま残して市へ渡します。記録そのものは変わりません。</p>
      <AskButton
        ask={{
          label: '市へ引き継ぐ',
          asks: [
            {
              name: 'slug',
              label: '業務',
              value: ALL,
              required: '業務を選んでください。',
              options: [
                { value: ALL, label: 'すべての業務' },
                ...kinds.map(({ slug, kind, count }) => ({
                  value: slug,
                  label: `${kind}（${count.toLocaleString('ja-JP')}件）`,
                })),
              ],
            },
            { name: 'remark', label: '特記事項', kind: 'lines' },
          ],
        }}
        className="mg-button mg-button--main"
        send={send}
      />
    </section>
  )
}

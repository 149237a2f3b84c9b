'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import Link from 'next/link'
import { useRouter } from 'next/navigation'

import { READER_EFFECT } from '@/domain/knowledge/vocabulary'
import type { TextView, VersionLine } from '@/services/knowledge/text-view'

import '../frame/panel.css'
import { Says } from '../frame/Says'
import { TableBox } from '../frame/TableBox'
import { apiGet, apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useLive } from '../shell/useLive'
import { useMay } from '../shell/useMay'

/** On a text's page: its versions, the way to the next one, and who has read the one in force. */
export function Versions() {
  const { id } = useDocumentInfo()
  const router = useRouter()
  const live = useLive(id ? String(id) : null, (key) =>
    apiGet<TextView>(`/ops/knowledge/texts/${key}`),
  )
  const act = useAct()
  if (!id) return <p>題名などを保存すると、ここで最初の版を書けます。</p>
  if (!live.data) return null
  const { versions, readers, mayEdit, revises, notices } = live.data
  const begin = () =>
    void act.run(async () => {
      const made = await apiPost<{ id: string }>(`/ops/knowledge/texts/${id}/versions`)
      router.push(`/admin/text-edit?id=${made.id}`)
    })
  return (
    <div className="mg">
      <h2>版</h2>
      {mayEdit ? (
        <p>
          <button
            type="button"
            className="mg-button mg-button--main"
            disabled={act.busy}
            onClick={begin}
          >
            {versions.some(({ isDraft }) => isDraft) ? '下書きの続きを書く' : '新しい版を書く'}
          </button>
        </p>
      ) : null}
      <Says problem={act.problem} />
      {versions.length === 0 ? <p className="mg-empty">版はまだありません。</p> : null}
      {versions.length > 0 ? <Table versions={versions} /> : null}
      <Linked
        title="この情報で改める文書"
        texts={revises.map(({ version, ...one }) => ({
          ...one,
          note: version === null ? '⚠ 改訂はまだです' : `第${version}版で反映`,
        }))}
      />
      <Linked
        title="もとになった法改正・国からの情報"
        texts={notices.map((one) => ({ ...one, note: '' }))}
      />
      {readers ? (
        <Readers
          key={readers.untrained.length}
          id={String(id)}
          readers={readers}
          again={live.refresh}
        />
      ) : null}
    </div>
  )
}

const Table = ({ versions }: { versions: VersionLine[] }) => (
  <TableBox label="版の一覧">
    <table className="mg-table">
      <caption className="mg-hidden">版の一覧</caption>
      <thead>
        <tr>
          <th>版</th>
          <th>言語</th>
          <th>状態</th>
          <th>変更</th>
          <th>施行日</th>
          <th>市の承認</th>
          <th>見る</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((one) => (
          <tr key={one.id}>
            <td>第{one.number}版</td>
            <td>{one.language}</td>
            <td>{one.isInForce ? <strong>{one.state}</strong> : one.state}</td>
            <td className="mg-wide">{one.change}</td>
            <td>{one.effectiveOn}</td>
            <td>{one.approved}</td>
            <td>
              <Link href={`/admin/text-compare?b=${one.id}`} prefetch={false}>
                本文・違い
              </Link>{' '}
              <Link href={`/admin/collections/text-versions/${one.id}`} prefetch={false}>
                経過
              </Link>{' '}
              <a
                href={`/api/ops/knowledge/versions/${one.id}/pdf`}
                target="_blank"
                rel="noreferrer"
              >
                PDF
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableBox>
)

type LinkedProps = { title: string; texts: { id: string; title: string; note: string }[] }

/** Texts that belong together by a change of law (KB-07). */
const Linked = ({ title, texts }: LinkedProps) =>
  texts.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <ul>
        {texts.map((one) => (
          <li key={one.id}>
            <Link href={`/admin/collections/texts/${one.id}`} prefetch={false}>
              {one.title}
            </Link>{' '}
            {one.note}
          </li>
        ))}
      </ul>
    </>
  )

type ReadersProps = {
  id: string
  readers: NonNullable<TextView['readers']>
  again: () => Promise<unknown>
}

function Readers({ id, readers, again }: ReadersProps) {
  const mayTrain = useMay()('rules.manage')
  const act = useAct()
  const { effect, done, missing, untrained } = readers
  const train = (account: string) =>
    void act.run(async () => {
      await apiPost(`/ops/knowledge/texts/${id}/trained`, { account })
      await again()
    })
  return (
    <>
      <h2>読む人（{READER_EFFECT[effect]}）</h2>
      <p>
        確認した人 {done.length}人、まだの人 {missing.length}人
      </p>
      {missing.length > 0 ? <p>まだの人: {missing.join('、')}</p> : null}
      {untrained.length > 0 ? (
        <>
          <p>研修がまだの人 {untrained.length}人</p>
          <ul>
            {untrained.map((one) => (
              <li key={one.id}>
                {one.name}{' '}
                {mayTrain ? (
                  <button
                    type="button"
                    className="mg-button mg-button--small"
                    disabled={act.busy}
                    onClick={() => train(one.id)}
                  >
                    研修済みにする
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Says problem={act.problem} />
    </>
  )
}

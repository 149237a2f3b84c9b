import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'

import { READER_EFFECT, TEXT_KIND, type TextKind } from '@/domain/knowledge/vocabulary'
import { formatEra } from '@/domain/time/format'
import type { ServiceContext } from '@/services/context'
import type { TextInForce } from '@/services/knowledge/in-force'
import { myTexts, textForMe, unreadTexts } from '@/services/knowledge/readers'

import { TableBox } from '../frame/TableBox'

import { ConfirmRead } from './ConfirmRead'
import { TextParts } from './TextParts'

const KINDS: TextKind[] = ['notice', 'manual', 'curriculum', 'criterion', 'faq']

type Props = { ctx: ServiceContext; params: AdminViewServerProps['searchParams'] }

/**
 * What is in force for this person: one text (`id`), or all of them, narrowed to a kind (`kind`) and a
 * word (`q`). Apart from the panel's frame, so that tests draw it for each role (KB-05, KB-06).
 */
export function Manuals({ ctx, params }: Props) {
  const id = String(params?.id ?? '')
  const typed = String(params?.q ?? '').trim()
  const kind = KINDS.find((one) => one === params?.kind)
  return id ? <One ctx={ctx} id={id} /> : <All ctx={ctx} typed={typed} kind={kind} />
}

type AllProps = { ctx: ServiceContext; typed: string; kind: TextKind | undefined }

async function All({ ctx, typed, kind: only }: AllProps) {
  const [texts, unread] = await Promise.all([myTexts(ctx), unreadTexts(ctx)])
  const isNew = new Set(unread.map(({ versionId }) => versionId))
  const found = texts.filter(
    ({ kind, question, answer, category, keywords }) =>
      (!only || kind === only) &&
      (!typed || [question, answer, category, ...keywords].some((words) => words.includes(typed))),
  )
  return (
    <div className="kb-reader">
      {unread.length > 0 ? (
        <p className="mg-note mg-note--warn">
          読んで確認していないものが{unread.length}件あります。
        </p>
      ) : null}
      <form className="mg-row mg-row--end" action="/admin/manuals" method="get" role="search">
        <label className="mg-field">
          さがすことば
          <input name="q" type="search" maxLength={100} defaultValue={typed} />
        </label>
        <label className="mg-field">
          種類
          <select name="kind" defaultValue={only ?? ''}>
            <option value="">すべて</option>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {TEXT_KIND[kind]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="mg-button">
          さがす
        </button>
      </form>
      {found.length === 0 ? <p className="mg-empty">あてはまるものはありません。</p> : null}
      {KINDS.map((kind) => (
        <Kind
          key={kind}
          kind={kind}
          isNew={isNew}
          texts={found.filter((one) => one.kind === kind)}
        />
      ))}
    </div>
  )
}

type KindProps = { kind: TextKind; texts: TextInForce[]; isNew: ReadonlySet<string> }

const Kind = ({ kind, texts, isNew }: KindProps) =>
  texts.length === 0 ? null : (
    <>
      <h2>{TEXT_KIND[kind]}</h2>
      <TableBox label={TEXT_KIND[kind]}>
        <table className="mg-table">
          <caption className="mg-hidden">{TEXT_KIND[kind]}</caption>
          <thead>
            <tr>
              <th>題名</th>
              <th>分類</th>
              <th>版</th>
              <th>施行日</th>
              <th>市の承認日</th>
              <th>確認</th>
            </tr>
          </thead>
          <tbody>
            {texts.map((one) => (
              <tr key={one.versionId}>
                <td className="mg-wide">
                  <Link href={`/admin/manuals?id=${one.versionId}`} prefetch={false}>
                    {one.question}
                  </Link>
                </td>
                <td>{one.category}</td>
                <td>第{one.version}版</td>
                <td>{one.effectiveOn ? formatEra(one.effectiveOn) : ''}</td>
                <td>{one.approvedOn ? formatEra(one.approvedOn) : ''}</td>
                <td>{isNew.has(one.versionId) ? <strong>⚠ 未確認</strong> : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  )

async function One({ ctx, id }: { ctx: ServiceContext; id: string }) {
  const text = await textForMe(ctx, id)
  const all = await myTexts(ctx)
  const isUnread = (await unreadTexts(ctx)).some(({ versionId }) => versionId === id)
  return (
    <article className="mg-panel kb-reader">
      <h2>{text.question}</h2>
      <p>
        {TEXT_KIND[text.kind]}　第{text.version}版　施行日{' '}
        {text.effectiveOn ? formatEra(text.effectiveOn) : ''}　市の承認日{' '}
        {text.approvedOn ? formatEra(text.approvedOn) : ''}　{READER_EFFECT[text.readerEffect]}
        　担当 {text.owner}
        {text.suppliedByCity ? '　市から提供' : ''}
      </p>
      <TextParts kind={text.kind} content={text.content} />
      <Linked
        title="この情報で改める文書"
        texts={all.filter((one) => text.revises.includes(one.id))}
      />
      <Linked
        title="もとになった法改正・国からの情報"
        texts={all.filter((one) => one.revises.includes(text.id))}
      />
      {text.rightsNote ? <p className="mg-hint">{text.rightsNote}</p> : null}
      <div className="mg-row">
        {isUnread ? <ConfirmRead id={id} /> : null}
        <a
          className="mg-button"
          href={`/api/ops/knowledge/versions/${id}/pdf`}
          target="_blank"
          rel="noreferrer"
        >
          PDFで印刷する
        </a>
        <a className="mg-button" href={`/api/ops/knowledge/versions/${id}/word`}>
          Wordに書き出す
        </a>
        <Link className="mg-button" href="/admin/manuals" prefetch={false}>
          一覧へ
        </Link>
      </div>
    </article>
  )
}

/** What a change of law revises, and the other way round; only what the reader may read (KB-07). */
const Linked = ({ title, texts }: { title: string; texts: TextInForce[] }) =>
  texts.length === 0 ? null : (
    <section>
      <h3>{title}</h3>
      <ul>
        {texts.map(({ versionId, question, version }) => (
          <li key={versionId}>
            <Link href={`/admin/manuals?id=${versionId}`} prefetch={false}>
              {question}
            </Link>
            （第{version}版）
          </li>
        ))}
      </ul>
    </section>
  )

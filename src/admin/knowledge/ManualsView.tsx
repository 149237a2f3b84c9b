import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'

import { PARTS, partsOf } from '@/domain/knowledge/content'
import { READER_EFFECT, TEXT_KIND, type TextKind } from '@/domain/knowledge/vocabulary'
import { formatJa } from '@/domain/time/format'
import type { ServiceContext } from '@/services/context'
import type { TextInForce } from '@/services/knowledge/in-force'
import { myTexts, textForMe, unreadTexts } from '@/services/knowledge/readers'

import { panelPage } from '../frame/panel-page'
import { TableBox } from '../frame/TableBox'

import './knowledge.css'
import { ConfirmRead } from './ConfirmRead'

const KINDS: TextKind[] = ['notice', 'manual', 'criterion', 'faq']

/** /admin/manuals: what is in force for this person, first what they have yet to read (KB-06, KB-16, KB-17). */
export const ManualsView = (props: AdminViewServerProps) => {
  const id = String(props.searchParams?.id ?? '')
  const typed = String(props.searchParams?.q ?? '').trim()
  return panelPage(
    props,
    {
      capability: 'staff',
      path: `/admin/manuals${id ? `?id=${encodeURIComponent(id)}` : ''}`,
      title: 'マニュアル・判断基準',
      lead: '市が承認し、いま使われている版です。',
    },
    async (ctx) => (id ? <One ctx={ctx} id={id} /> : <All ctx={ctx} typed={typed} />),
  )
}

async function All({ ctx, typed }: { ctx: ServiceContext; typed: string }) {
  const [texts, unread] = await Promise.all([myTexts(ctx), unreadTexts(ctx)])
  const isNew = new Set(unread.map(({ versionId }) => versionId))
  const found = texts.filter(
    ({ question, answer, category, keywords }) =>
      !typed || [question, answer, category, ...keywords].some((words) => words.includes(typed)),
  )
  return (
    <>
      {unread.length > 0 ? (
        <p className="mg-note mg-note--warn">
          読んで確認していないものが{unread.length}件あります。
        </p>
      ) : null}
      <form className="mg-row" action="/admin/manuals" method="get" role="search">
        <label className="mg-field">
          さがすことば
          <input name="q" type="search" maxLength={100} defaultValue={typed} />
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
    </>
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
                <td>{one.effectiveOn ? formatJa(one.effectiveOn) : ''}</td>
                <td>{one.approvedOn ? formatJa(one.approvedOn) : ''}</td>
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
  const isUnread = (await unreadTexts(ctx)).some(({ versionId }) => versionId === id)
  return (
    <article className="mg-panel">
      <h2>{text.question}</h2>
      <p>
        {TEXT_KIND[text.kind]}　第{text.version}版　施行日{' '}
        {text.effectiveOn ? formatJa(text.effectiveOn) : ''}　市の承認日{' '}
        {text.approvedOn ? formatJa(text.approvedOn) : ''}　{READER_EFFECT[text.readerEffect]}
      </p>
      {partsOf(text.kind)
        .filter((name) => name !== 'question')
        .map((name) => (
          <section key={name}>
            {text.kind === 'manual' ? <h3>{PARTS[name]}</h3> : null}
            {name === 'flow' ? (
              <Flow text={text.content.flow} />
            ) : (
              <div className="kb-body">{text.content[name]}</div>
            )}
          </section>
        ))}
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
        <Link className="mg-button" href="/admin/manuals" prefetch={false}>
          一覧へ
        </Link>
      </div>
    </article>
  )
}

/** 業務フロー, a step a line: who does what with which papers. */
function Flow({ text }: { text: string }) {
  const steps = text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(/[｜|]/))
  if (!steps.some((step) => step.length > 1)) return <div className="kb-body">{text}</div>
  return (
    <TableBox label="業務フロー">
      <table className="mg-table">
        <caption className="mg-hidden">業務フロー</caption>
        <thead>
          <tr>
            <th>順</th>
            <th>担当</th>
            <th>作業</th>
            <th>書類</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(([who, what = '', papers = ''], at) => (
            <tr key={at}>
              <td>{at + 1}</td>
              <td>{who}</td>
              <td className="mg-wide">{what}</td>
              <td>{papers}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

import type { AdminViewServerProps } from 'payload'

import { contentOf, partsOf } from '@/domain/knowledge/content'
import { remarksOf } from '@/domain/knowledge/remarks'
import { caseById } from '@/services/cases/move'
import { textVersion } from '@/services/knowledge/versions/case'
import type { Version } from '@/services/knowledge/versions/start'

import { panelPage } from '../frame/panel-page'

import { Editor } from './Editor'

/** /admin/text-edit: the words of a draft, beside what is in force. */
export const EditView = (props: AdminViewServerProps) => {
  const id = String(props.searchParams?.id ?? '')
  return panelPage(
    props,
    {
      may: 'faq.edit',
      path: `/admin/text-edit?id=${encodeURIComponent(id)}`,
      title: '文章を書く',
      lead: '下書きです。市が承認するまで、いま使われている版がそのまま使われます。',
    },
    async (ctx) => {
      const row = (await caseById(ctx, textVersion, id)) as Version
      if (row.state !== 'draft' && row.state !== 'returned')
        return (
          <p className="mg-note mg-note--warn">
            この版は「{textVersion.states[row.state].label}」なので、書き直せません。
          </p>
        )
      return (
        <>
          {row.source ? <p>もと: {row.source}</p> : null}
          <Editor
            id={id}
            text={String(row.text)}
            seen={row.stateSeq ?? 0}
            number={row.number}
            parts={partsOf(row.kind)}
            remarks={remarksOf(row)}
            words={{
              ...contentOf(row),
              changeKind: row.changeKind ?? 'first',
              changeNote: row.changeNote ?? '',
              effectiveOn: row.effectiveOn ?? '',
            }}
          />
        </>
      )
    },
  )
}

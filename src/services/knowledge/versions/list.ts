import { caseKind, type RowLinks, inFile } from '../../cases/kind'

import { textVersion } from './case'

/** 市確認待ち and all other versions: list, counts, files and buttons are the kit's. */
export const textVersions = caseKind<'text-versions'>({
  case: textVersion,
  list: {
    path: 'text-versions',
    title: 'FAQ・マニュアルの版',
    lead: '下書きから市の承認までの版です。承認された版だけが、施行日から人の目に触れます。',
    columns: [
      { field: 'question', width: 40 },
      'kind',
      'language',
      'number',
      'state',
      'changeKind',
      { field: 'changeNote', width: 30 },
      'effectiveOn',
      ...inFile('readerEffect', 'submittedBy'),
      'submittedOn',
      ...inFile('approvedBy'),
      'approvedOn',
    ],
    sort: ['-updatedAt', 'id'],
    split: 'kind',
    since: { field: 'submittedOn', longDays: 7 },
    purposes: ['市の確認', '改訂の履歴', '市への報告'],
    output: 'texts.read',
    links: (_ctx, rows) =>
      Promise.resolve(
        new Map(
          rows.map(({ id, text, state }): [string, RowLinks] => [
            String(id),
            {
              links: [
                ...(state === 'draft' || state === 'returned'
                  ? [{ label: '文章を書く', href: `/admin/text-edit?id=${id}` }]
                  : []),
                { label: '違いを見る', href: `/admin/text-compare?b=${id}` },
                { label: '文書', href: `/admin/collections/texts/${text}` },
              ],
            },
          ]),
        ),
      ),
  },
})

import { PARTS } from '@/domain/knowledge/content'
import { CHANGE_KIND, READER_EFFECT, TEXT_KIND } from '@/domain/knowledge/vocabulary'
import { LANGUAGE_OPTIONS } from '@/domain/languages'
import { optionsOf } from '@/domain/options'
import { integer, json, select, text, textarea } from '@/fields/basic'
import { civilDate } from '@/fields/civil'
import { textVersion } from '@/services/knowledge/versions/case'

import { caseCollection } from '../case-collection'
import { GROUP } from '../define'

/** Versions of FAQ, manuals, criteria and notices; nothing of one changes once the city approved it. */
export const TextVersions = caseCollection(textVersion, {
  label: 'FAQ・マニュアルの版',
  group: GROUP.texts,
  admin: {
    useAsTitle: 'question',
    defaultColumns: ['question', 'kind', 'number', 'state', 'effectiveOn', 'approvedBy'],
  },
  indexes: [{ fields: ['text', 'language', 'number'] }],
  fields: [
    select('kind', '種類', optionsOf(TEXT_KIND), { required: true }),
    select('language', '言語', LANGUAGE_OPTIONS, { required: true, defaultValue: 'ja' }),
    integer('number', '版', { required: true }),
    text('question', PARTS.question, { required: true }),
    textarea('answer', PARTS.answer),
    textarea('flow', PARTS.flow),
    textarea('detail', PARTS.detail),
    textarea('qa', PARTS.qa),
    select('changeKind', '変更の種類', optionsOf(CHANGE_KIND), { defaultValue: 'first' }),
    textarea('changeNote', '変更の内容'),
    civilDate('effectiveOn', '施行日', { index: true }),
    select('readerEffect', '読む人への影響', optionsOf(READER_EFFECT)),
    text('submittedBy', '確認に出した人'),
    civilDate('submittedOn', '確認に出した日'),
    text('approvedBy', '承認した人'),
    civilDate('approvedOn', '承認日'),
    text('source', 'もとになった問い合わせ'),
    text('text', 'text', { hidden: true, index: true }),
    text('contentHash', 'contentHash', { hidden: true }),
    json('authors', 'authors', { hidden: true }),
    json('remarks', 'remarks', { hidden: true }),
  ],
})

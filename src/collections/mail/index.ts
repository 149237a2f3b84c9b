import type { TextareaField, TextField } from 'payload'

import { allowInOffice, nobody } from '@/access/collection'
import type { StaffUser } from '@/access/roles'
import { isLanguage, LANGUAGE_OPTIONS, LANGUAGES } from '@/domain/languages'
import { MAIL_KIND, MAIL_KIND_OPTIONS, type MailKind } from '@/domain/mail/kinds'
import { PLACEHOLDERS } from '@/domain/mail/placeholders'
import { inBraces } from '@/domain/text/template'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { encryptedText } from '@/fields/encrypted'
import { instant } from '@/fields/instant'
import { receiptNumber } from '@/fields/receipt'
import { officeField, serviceField } from '@/fields/relations'
import { templateText } from '@/fields/template-text'
import { presetKey } from '@/fields/preset-key'
import { shownText } from '@/services/mail/finished-text'

import { defineCollection, GROUP, machineWritten } from '../define'

const mailText = <T extends TextField | TextareaField>(field: T): T =>
  templateText(field, PLACEHOLDERS, '氏名などの個人情報はメールに入れられません。')

/** `予約完了｜日本語`: made from the record at every reading, never typed. */
const mailTitle: TextField = {
  ...text('title', '名称', { condition: () => false }),
  hooks: {
    afterRead: [
      ({ siblingData: { kind, language: spoken } }) =>
        isLanguage(spoken) && Object.hasOwn(MAIL_KIND, String(kind))
          ? `${MAIL_KIND[kind as MailKind]}｜${LANGUAGES[spoken].label}`
          : undefined,
    ],
  },
}

/** Mail texts, edited in the panel per kind, language and, where needed, service (NT-06). */
export const MailTemplates = defineCollection({
  slug: 'mail-templates',
  label: 'メールのひな形',
  group: GROUP.texts,
  read: 'settings.read',
  write: 'settings.edit',
  admin: {
    // `[{{city}}] …` is the same at the head of every record.
    useAsTitle: 'title',
    defaultColumns: ['kind', 'language', 'service', 'subject', 'active'],
    listSearchableFields: ['subject', 'body'],
  },
  forceSelect: { kind: true, language: true },
  // As they were made: Japanese first, language after language.
  defaultSort: 'createdAt',
  fields: [
    {
      type: 'row',
      fields: [
        select('kind', '種類', MAIL_KIND_OPTIONS, { required: true }),
        select('language', '言語', LANGUAGE_OPTIONS, { required: true, defaultValue: 'ja' }),
        serviceField({ description: '空ならすべてのサービス' }),
      ],
    },
    mailTitle,
    mailText(text('subject', '件名', { required: true })),
    mailText(
      textarea('body', '本文', {
        required: true,
        description: `使える差し込み: ${inBraces(PLACEHOLDERS)}　氏名などの個人情報は使えません。中身のない差し込みだけの行は、送るときに消えます。`,
      }),
    ),
    {
      name: 'preview',
      type: 'ui',
      label: '文面の見本',
      admin: { components: { Field: '@/admin/mail/MailPreview#MailPreview' } },
    },
    checkbox('active', '使用中', { defaultValue: true }),
    presetKey(),
  ],
})

/** Every mail to a citizen: what, when, and what became of it (NT-11). */
export const Mails = defineCollection({
  slug: 'mails',
  label: '送信メール',
  group: GROUP.records,
  read: 'mail.read',
  ...machineWritten,
  access: { read: allowInOffice('mail.read'), create: nobody, update: nobody },
  hooks: {
    // Before fields that nobody reads are taken out: the link is made from them.
    beforeRead: [
      ({ doc, req }) =>
        'text' in doc ? { ...doc, text: shownText(req.user as StaffUser | null, doc) } : doc,
    ],
  },
  admin: {
    useAsTitle: 'subject',
    defaultColumns: ['createdAt', 'kind', 'number', 'status', 'lastError'],
  },
  defaultSort: '-createdAt',
  indexes: [{ fields: ['status', 'nextAttemptAt'] }],
  fields: [
    {
      type: 'row',
      fields: [
        select('kind', '種類', MAIL_KIND_OPTIONS, { required: true }),
        select(
          'status',
          '状態',
          [
            { value: 'queued', label: '送信待ち' },
            { value: 'sending', label: '送信中' },
            { value: 'sent', label: '送信済み' },
            { value: 'kept', label: '送信せず保管（メールサーバー未設定）' },
            { value: 'failed', label: '送信失敗' },
            { value: 'bounced', label: '届かない' },
            { value: 'dropped', label: '送る前に不要になった' },
          ],
          { required: true, defaultValue: 'queued' },
        ),
      ],
    },
    receiptNumber({ index: true }),
    text('subject', '件名', { required: true }),
    encryptedText('mails', 'to', '宛先', { masked: true }),
    { ...textarea('text', '本文') },
    { ...textarea('ics', '予定ファイル', { hidden: true }) },
    select('language', '言語', LANGUAGE_OPTIONS, { required: true, defaultValue: 'ja' }),
    {
      type: 'row',
      fields: [
        integer('attempts', '送信回数', { required: true, defaultValue: 0 }),
        instant('sentAt', '送信日時'),
        text('lastError', '最後のエラー'),
      ],
    },
    text('reservation', 'reservation', { hidden: true, index: true }),
    /** Scopes who may read the mail (AC-07). */
    officeField({ hidden: true }),
    text('mailKey', 'mailKey', { required: true, unique: true, hidden: true }),
    text('nextAttemptAt', 'nextAttemptAt', { hidden: true }),
    text('claimedAt', 'claimedAt', { hidden: true }),
  ],
})

import { anyStaff } from '@/access/collection'
import { READ_OUT_PLACEHOLDERS } from '@/domain/booking/read-out'
import { CHANNEL_OPTIONS } from '@/domain/booking/vocabulary'
import { LANGUAGE_OPTIONS } from '@/domain/languages'
import { inBraces } from '@/domain/text/template'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'
import { officesField, serviceField, servicesField } from '@/fields/relations'
import { templateText } from '@/fields/template-text'
import { webAddress } from '@/fields/web-address'
import { presetKey } from '@/fields/preset-key'
import { checkNotice } from '@/hooks/notice-check'
import { guardStop } from '@/hooks/notice-stop'

import { defineCollection, GROUP } from '../define'

/** Texts of one service in one language: description, what to bring, what the operator reads out. */
export const ServiceTexts = defineCollection({
  slug: 'service-texts',
  label: 'サービスの案内文',
  group: GROUP.texts,
  read: 'settings.read',
  write: 'settings.edit',
  access: { read: anyStaff },
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'service', 'language'] },
  // As they were made: Japanese first, language after language.
  defaultSort: 'createdAt',
  indexes: [{ fields: ['service', 'language'] }],
  fields: [
    {
      type: 'row',
      fields: [
        serviceField({ required: true, index: false }),
        select('language', '言語', LANGUAGE_OPTIONS, { required: true, defaultValue: 'ja' }),
      ],
    },
    text('name', 'サービスの名称', { required: true }),
    textarea('description', '説明', { description: '最初の画面に出ます。' }),
    textarea('bring', '持ってくるもの', {
      description: '1行に1つ。確認画面・メール・電話の画面に出ます。',
    }),
    textarea('beforeVisit', '来庁前の注意'),
    textarea('afterBooking', '予約完了の画面に出す文'),
    textarea('privacy', '個人情報の利用目的', {
      description:
        '入力を求める画面に出ます。空なら「この予約の受付と手続きの準備、そのご連絡のためだけに使います」という文を、その言語で出します。',
    }),
    templateText(
      textarea('readOut', '電話で読み上げる文', {
        description: `使える差し込み: ${inBraces(READ_OUT_PLACEHOLDERS)}`,
      }),
      READ_OUT_PLACEHOLDERS,
    ),
    presetKey(),
  ],
})

/** Service status banner, planned stops and their announcement (PB-10, PB-11, BK-25). */
export const Notices = defineCollection({
  slug: 'notices',
  label: 'お知らせ・計画停止',
  group: GROUP.texts,
  read: 'settings.read',
  write: 'notices.edit',
  access: { read: anyStaff },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'showFrom', 'showTo', 'active'],
    components: { edit: { beforeDocumentControls: ['@/admin/notices/NotifyCity#NotifyCity'] } },
  },
  defaultSort: '-showFrom',
  hooks: { beforeChange: [guardStop, checkNotice] },
  fields: [
    select(
      'kind',
      '種類',
      [
        { value: 'incident', label: '障害' },
        { value: 'maintenance', label: '計画停止' },
        { value: 'info', label: 'お知らせ' },
      ],
      { required: true, defaultValue: 'info' },
    ),
    text('title', '見出し（日本語）', { required: true }),
    textarea('body', '本文（日本語）'),
    {
      name: 'translations',
      type: 'array',
      label: '外国語の文',
      labels: { singular: '外国語の文', plural: '外国語の文' },
      fields: [
        select('language', '言語', LANGUAGE_OPTIONS, { required: true }),
        text('title', '見出し', { required: true }),
        textarea('body', '本文'),
      ],
    },
    {
      type: 'row',
      fields: [
        civilDate('showFrom', '掲載開始日', { required: true }),
        civilTime('showFromTime', '時刻'),
        civilDate('showTo', '掲載終了日', {
          description: '掲載開始より後。空なら外すまで出します。',
        }),
        civilTime('showToTime', '時刻'),
      ],
    },
    checkbox('stopsBooking', '予約の受付を止める', {
      description:
        '下の時間のあいだ、Webの予約を受け付けません。掲載できるのは市管理者です（自分の窓口だけを止めるときは市職員も）。受託者は「掲載する」を外して保存し、市に知らせます。',
    }),
    {
      type: 'row',
      fields: [
        civilDate('stopFrom', '停止開始日', { description: '停止終了日を入れるときは必要です。' }),
        civilTime('stopFromTime', '時刻'),
        civilDate('stopTo', '停止終了日', { description: '停止開始より後' }),
        civilTime('stopToTime', '時刻'),
      ],
    },
    servicesField({ description: '空ならすべてのサービス' }),
    officesField({ description: '空ならすべての窓口' }),
    civilDate('cityNotifiedOn', '市へ知らせた日', {
      description: '計画停止は1か月前までに市へ知らせます。',
    }),
    text('noticeCheck', '1か月前ルール', { readOnly: true }),
    {
      name: 'updates',
      type: 'array',
      label: '対応状況',
      labels: { singular: '対応状況', plural: '対応状況' },
      fields: [
        {
          type: 'row',
          fields: [
            civilDate('date', '日付', { required: true }),
            civilTime('time', '時刻', { required: true }),
          ],
        },
        textarea('text', '内容', { required: true }),
      ],
    },
    checkbox('resolved', '解決・終了'),
    checkbox('active', '掲載する', { defaultValue: true }),
  ],
})

/** Where to send people for matters outside the service (PB-24, OP-11). */
export const ReferralTargets = defineCollection({
  slug: 'referral-targets',
  label: '案内先',
  group: GROUP.texts,
  read: 'settings.read',
  write: 'settings.edit',
  access: { read: anyStaff },
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'phone', 'hours', 'isPublic', 'active'] },
  defaultSort: 'order',
  fields: [
    text('name', '名称', { required: true }),
    {
      type: 'row',
      fields: [text('phone', '電話番号'), text('hours', '受付時間'), text('languages', '対応言語')],
    },
    textarea('matters', 'どんな用件のときか'),
    webAddress('url', 'URL'),
    checkbox('urgent', '急ぎの連絡先（カードの紛失・盗難など）', {
      description: '市民の画面で、いちばん上に出します。',
    }),
    text('phoneForeign', '外国語の電話番号', {
      description: '外国語の画面では、この番号を先に出します。',
    }),
    {
      name: 'translations',
      type: 'array',
      label: '外国語の文',
      labels: { singular: '外国語の文', plural: '外国語の文' },
      fields: [
        select('language', '言語', LANGUAGE_OPTIONS, { required: true }),
        text('name', '名称', { required: true }),
        textarea('matters', 'どんな用件のときか'),
        text('hours', '受付時間'),
        text('languages', '対応言語'),
      ],
    },
    {
      type: 'row',
      fields: [
        integer('order', '並び順', { required: true, defaultValue: 100 }),
        checkbox('isPublic', '市民の画面に出す', { defaultValue: true }),
        checkbox('active', '使用中', { defaultValue: true }),
      ],
    },
    presetKey(),
  ],
})

/** One referral given on the phone or at the desk, for the monthly count (OP-11). */
export const Referrals = defineCollection({
  slug: 'referrals',
  label: '案内の記録',
  group: GROUP.records,
  read: 'booking.read',
  admin: { useAsTitle: 'date', defaultColumns: ['date', 'time', 'target', 'channel', 'by'] },
  fields: [
    {
      type: 'row',
      fields: [
        civilDate('date', '日付', { required: true, index: true }),
        civilTime('time', '時刻', { required: true }),
      ],
    },
    text('target', '案内先', { required: true, index: true }),
    select('channel', '受付方法', CHANNEL_OPTIONS),
    select('language', '言語', LANGUAGE_OPTIONS),
    text('by', '担当', { required: true }),
    text('note', 'メモ'),
    text('referralKey', 'referralKey', { required: true, unique: true, hidden: true }),
  ],
})

import type { CollectionBeforeChangeHook } from 'payload'

import { ROLE_OPTIONS } from '@/access/roles'
import { ALERT_CHANNEL_OPTIONS } from '@/domain/alarms/delivery'
import { SEVERITY_OPTIONS } from '@/domain/alarms/severity'
import { checkbox, code, integer, select, text, textarea } from '@/fields/basic'
import { presetKey } from '@/fields/preset-key'
import { webAddress } from '@/fields/web-address'
import { guardContactTree, guardToldContacts } from '@/hooks/contact-tree'

import { defineCollection, GROUP } from '../define'

const contact = (name: string, label: string, hasMany: boolean, description?: string) => ({
  name,
  type: 'relationship' as const,
  relationTo: 'emergency-contacts' as const,
  label,
  hasMany,
  admin: { allowCreate: false, allowEdit: false, description },
})

/** 緊急連絡網: people by name, and under whom they stand (IN-10). */
export const EmergencyContacts = defineCollection({
  lockDocuments: false,
  slug: 'emergency-contacts',
  label: '緊急連絡網',
  group: GROUP.alarms,
  read: 'alarms.read',
  write: 'alarms.edit',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'organization', 'position', 'above', 'phone', 'mail', 'active'],
    description:
      '「通知の手順」で知らせる人を変えられるのは、市管理者だけです。受託者のアカウントがある人は、受託者も変えられます。',
  },
  defaultSort: 'order',
  hooks: {
    beforeChange: [guardToldContacts, guardContactTree as CollectionBeforeChangeHook],
  },
  fields: [
    {
      type: 'row',
      fields: [
        text('name', '氏名・係', { required: true }),
        text('organization', '所属', { required: true }),
        text('position', '役職・役割'),
      ],
    },
    contact('above', '連絡網で上の人', false, '空なら、いちばん上です。'),
    integer('order', '並び順', { required: true, defaultValue: 100 }),
    {
      name: 'account',
      type: 'relationship',
      relationTo: 'users',
      label: 'アカウント',
      admin: {
        allowCreate: false,
        allowEdit: false,
        description: '停止したアカウントの人へは、知らせません。',
      },
    },
    {
      type: 'row',
      fields: [
        text('phone', '電話番号'),
        text('mail', 'メールアドレス', { description: '空なら、アカウントのアドレスです。' }),
      ],
    },
    webAddress('webhookUrl', 'Webhookのアドレス', {
      description: 'チャットや電話の通知サービスの受け口です。署名を付けて送ります。',
    }),
    {
      name: 'secret',
      type: 'ui',
      label: '署名の鍵',
      admin: { components: { Field: '@/admin/alarms/WebhookSecret#WebhookSecret' } },
    },
    textarea('note', 'メモ'),
    checkbox('active', '使用中', { defaultValue: true }),
  ],
})

/** 通知の手順: whom to tell by which way, how long to wait, and then the next; round and round (IN-02). */
export const AlertPolicies = defineCollection({
  lockDocuments: false,
  slug: 'alert-policies',
  label: '通知の手順',
  group: GROUP.alarms,
  read: 'alarms.read',
  // Who is told of a fault is not for whoever is to answer for it.
  write: 'settings.edit',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'code', 'severities', 'takeOverMinutes', 'active'],
    description:
      '上から順に知らせ、最後まで行ったら最初に戻ります。だれかが「確認しました」を押すと止まります。変えられるのは、市管理者だけです。',
  },
  defaultSort: 'code',
  fields: [
    {
      type: 'row',
      fields: [text('name', '名称', { required: true }), code('コード')],
    },
    select('severities', '対象の重さ', SEVERITY_OPTIONS, {
      hasMany: true,
      description: '手順を指定しない通報に使います。',
    }),
    {
      name: 'steps',
      type: 'array',
      label: '手順',
      labels: { singular: '手順', plural: '手順' },
      required: true,
      minRows: 1,
      maxRows: 20,
      fields: [
        contact('contacts', '連絡網の人', true),
        select('roles', '役割', ROLE_OPTIONS, {
          hasMany: true,
          description: 'この役割の、いま使えるアカウントの全員',
        }),
        select('channels', '方法', ALERT_CHANNEL_OPTIONS, {
          hasMany: true,
          required: true,
          defaultValue: ['mail', 'panel'],
        }),
        integer('waitMinutes', '次へ進むまでの分', {
          required: true,
          defaultValue: 5,
          min: 1,
          max: 1440,
        }),
        checkbox('allMustAnswer', '全員の確認を求める', {
          description: '1人が確認しても、ほかの人へは知らせ続けます。',
        }),
      ],
    },
    integer('takeOverMinutes', '全体管理責任者へ引き継ぐまでの分', {
      defaultValue: 30,
      min: 0,
      max: 10_080,
      description: 'だれも確認しないまま、この時間がたつと引き継ぎます。0なら引き継ぎません。',
    }),
    checkbox('active', '使用中', { defaultValue: true }),
    presetKey(),
  ],
})

import type { CollectionBeforeChangeHook, Field } from 'payload'

import { anyStaff } from '@/access/collection'
import {
  IDENTIFICATION_OPTIONS,
  INPUT_ITEM_OPTIONS,
  NUMBER_GROUP_OPTIONS,
  PROCEDURE_OPTIONS,
} from '@/domain/booking/vocabulary'
import { asksNumber } from '@/domain/booking/number-group'
import { checkbox, code, integer, select, text, textarea } from '@/fields/basic'
import { civilDate, civilTime } from '@/fields/civil'
import { officesField } from '@/fields/relations'
import { presetKey } from '@/fields/preset-key'
import { checkPartySize } from '@/hooks/party-check'
import { requireApproval } from '@/hooks/require-approval'
import { guardMailRetention } from '@/hooks/shorter-retention'

import { defineCollection, GROUP } from '../define'

const deadline = (name: string, label: string): Field => ({
  name,
  type: 'group',
  label,
  admin: {
    description: '「N日前のHH:mmまで」か「開始のN分前まで」。両方空なら開始時刻まで受け付けます。',
  },
  fields: [
    {
      type: 'row',
      fields: [
        integer('daysBefore', '何日前', { min: 0, max: 90, width: '33%' }),
        civilTime('time', '時刻', { width: '33%' }),
        integer('minutesBefore', '開始の何分前', { min: 0, max: 100_000, width: '33%' }),
      ],
    },
  ],
})

/** Worked out when the form is opened, never stored. */
const partyCheck: Field = {
  ...textarea('partyCheck', '人数の確認', {
    readOnly: true,
    condition: (data) => !!data.partyCheck,
  }),
  virtual: true,
  hooks: { afterRead: [checkPartySize] },
} as Field

/** A booking service: its own slots, rules, identification and texts (BK-20). */
export const Services = defineCollection({
  slug: 'services',
  label: '予約サービス',
  group: GROUP.calendar,
  read: 'settings.read',
  write: 'settings.edit',
  access: { read: anyStaff },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'code', 'identification', 'webOpen', 'active'],
  },
  defaultSort: 'order',
  hooks: {
    beforeChange: [requireApproval as CollectionBeforeChangeHook, guardMailRetention],
  },
  fields: [
    {
      name: 'stillNeeded',
      type: 'ui',
      label: 'まだ足りないもの',
      admin: {
        disableListColumn: true,
        components: { Field: '@/admin/fields/StillNeeded#StillNeeded' },
      },
    },
    {
      type: 'tabs',
      tabs: [
        {
          label: '基本',
          fields: [
            {
              type: 'row',
              fields: [
                text('name', '名称', { required: true }),
                code('コード', {
                  description: '英小文字と数字、ハイフン。市のホームページからのリンクに使います。',
                }),
              ],
            },
            {
              type: 'row',
              fields: [
                integer('order', '並び順', { required: true, defaultValue: 100 }),
                checkbox('active', '使用中', { defaultValue: true }),
              ],
            },
            officesField({ required: true, description: 'この手続きを受け付ける窓口。' }),
            select(
              'officeChoice',
              '窓口の選び方',
              [
                { value: 'own', label: '住んでいる区の窓口だけ' },
                { value: 'choose', label: '市民が窓口を選ぶ' },
              ],
              {
                required: true,
                defaultValue: 'choose',
                description: '「住んでいる区の窓口だけ」は、取り込んだ対象者の窓口に固定します。',
              },
            ),
            {
              type: 'row',
              fields: [
                checkbox('webOpen', 'Webで受け付ける', { defaultValue: true }),
                checkbox('phoneOpen', '電話で受け付ける', { defaultValue: true }),
                checkbox('counterOpen', '窓口で受け付ける', { defaultValue: true }),
              ],
            },
          ],
        },
        {
          label: '本人の確認方法',
          fields: [
            select('identification', '確認方法', IDENTIFICATION_OPTIONS, {
              required: true,
              defaultValue: 'reservation-number',
            }),
            select(
              'birthdayFormat',
              '誕生日の入力形式',
              [
                { value: 'MMDD', label: '月日4桁（例: 0401）' },
                { value: 'YYYYMMDD', label: '年月日8桁（例: 19800401）' },
              ],
              { required: true, defaultValue: 'MMDD' },
            ),
            text('numberPattern', '番号の形（正規表現）', {
              description: '例: ^\\d{10}$　空なら長さだけ確かめます。',
            }),
            text('numberExample', '番号の入力例', { description: '市民の画面の説明に出ます。' }),
            select('numberGroup', '同じ番号で同時に持てる予約', NUMBER_GROUP_OPTIONS, {
              defaultValue: 'common',
              description:
                '平日の交付と日曜の交付のように窓口を分けても、1枚のカードの予約は1件だけにします。電子証明書の更新のように、交付の予約と並べて持ってよいものだけを別にします。',
              condition: ({ identification }) => asksNumber({ identification }),
            }),
            {
              type: 'row',
              fields: [
                integer('tryLimit', '間違えてよい回数', {
                  required: true,
                  defaultValue: 10,
                  min: 3,
                  max: 100,
                }),
                integer('lockMinutes', 'ロックする時間（分）', {
                  required: true,
                  defaultValue: 60,
                  min: 1,
                }),
              ],
            },
            integer('deviceDailyLimit', '1台あたりの1日の予約数', {
              required: true,
              defaultValue: 5,
              min: 1,
              description:
                '通知書の番号を使わない予約（番号なし、氏名などの入力）で、買い占めを防ぐための上限です。',
            }),
            checkbox('proofOfWork', '自動の大量予約を防ぐ計算を求める', {
              description: '市民に謎解きはさせません。ブラウザーが裏で1秒ほど計算します。',
            }),
          ],
        },
        {
          label: '予約できる期間と締切',
          fields: [
            {
              type: 'row',
              fields: [
                integer('firstDayOffset', '何日後から予約できるか', {
                  required: true,
                  defaultValue: 1,
                  min: 0,
                  max: 90,
                }),
                integer('lastDayOffset', '何日後まで予約できるか', {
                  required: true,
                  defaultValue: 31,
                  min: 1,
                  max: 370,
                }),
              ],
            },
            deadline('register', '新しい予約の締切'),
            deadline('change', '変更の締切'),
            deadline('cancel', '取消しの締切'),
            integer('changeLockMinutes', '変更できない期間（開始の何分前から）', {
              min: 0,
              description: 'この期間に入ると、市民は自分で変更できません。2日なら 2880。',
            }),
            {
              type: 'row',
              fields: [
                integer('releaseDelayMin', '取消し枠を戻すまで（最短・分）', {
                  defaultValue: 0,
                  min: 0,
                }),
                integer('releaseDelayMax', '取消し枠を戻すまで（最長・分）', {
                  defaultValue: 0,
                  min: 0,
                }),
              ],
            },
            checkbox('waitlist', 'キャンセル待ち・早い日の案内を受け付ける'),
          ],
        },
        {
          label: '人数と仮押さえ',
          fields: [
            {
              type: 'row',
              fields: [
                integer('maxParty', '一度に予約できる人数', {
                  required: true,
                  defaultValue: 1,
                  min: 1,
                  max: 10,
                }),
                select(
                  'partyMode',
                  '2人以上の取り方',
                  [
                    { value: 'same', label: '同じ時間の枠' },
                    { value: 'consecutive', label: '続きの時間の枠' },
                  ],
                  { required: true, defaultValue: 'same' },
                ),
              ],
            },
            partyCheck,
            {
              type: 'row',
              fields: [
                integer('holdMinutes', '仮押さえの時間（分）', {
                  required: true,
                  defaultValue: 10,
                  min: 3,
                  max: 60,
                }),
                integer('holdExtensions', '延長できる回数', {
                  required: true,
                  defaultValue: 2,
                  min: 0,
                  max: 6,
                }),
              ],
            },
          ],
        },
        {
          label: '入力項目とメール',
          fields: [
            {
              name: 'inputItems',
              type: 'array',
              label: '入力してもらう項目',
              labels: { singular: '項目', plural: '項目' },
              admin: { description: '個人情報を持たない市では空のままにします。' },
              fields: [
                {
                  type: 'row',
                  fields: [
                    select('item', '項目', INPUT_ITEM_OPTIONS, { required: true }),
                    checkbox('required', '必須'),
                  ],
                },
              ],
            },
            {
              type: 'row',
              fields: [
                select('procedures', '選べる「手続きの種類」', PROCEDURE_OPTIONS, {
                  hasMany: true,
                  description:
                    'この窓口でできるものだけを選びます。空なら、すべてを市民に見せます。「手続きの種類」を聞くときに使います。',
                }),
                integer('leastAge', '予約できる年齢（歳から）', {
                  min: 0,
                  max: 120,
                  description:
                    '来庁日にこの年齢に満たない方は、市民の画面では予約できません。空なら何歳でも。「生年月日」を聞くときに使います。',
                }),
              ],
            },
            select(
              'mailPolicy',
              'メールアドレス',
              [
                { value: 'hidden', label: '聞かない' },
                { value: 'optional', label: '任意' },
                { value: 'required', label: '必須' },
              ],
              { required: true, defaultValue: 'optional' },
            ),
            {
              type: 'row',
              fields: [
                integer('reminderDaysBefore', '何日前にお知らせを送るか', {
                  required: true,
                  defaultValue: 1,
                  min: 0,
                  max: 14,
                }),
                civilTime('reminderTime', '送る時刻', { required: true, defaultValue: '12:00' }),
              ],
            },
            integer('mailRetentionDays', '来庁日の何日後にメールアドレスを消すか', {
              required: true,
              defaultValue: 30,
              min: 0,
            }),
          ],
        },
        {
          label: '変更の記録',
          fields: [
            {
              type: 'row',
              fields: [
                text('approvedBy', '承認した人', { description: '変更する人とは別の人' }),
                civilDate('approvedOn', '承認日'),
              ],
            },
            textarea('approvalNote', '今回の変更の承認（だれが・いつ・なぜ）', {
              description:
                '稼働後に設定を変えるときに書きます。変更内容とあわせて操作ログに残ります。',
            }),
          ],
        },
      ],
    },
    presetKey(),
  ],
})

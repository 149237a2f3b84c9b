import type { Tab } from 'payload'

import { LINE_CONTACT_OPTIONS, PERSONAL_MODE_OPTIONS } from '@/domain/contact/vocabulary'
import { FIRST_MATTERS } from '@/domain/knowledge/search/same-matter'
import { LANGUAGE_OPTIONS } from '@/domain/languages'
import { checkbox, integer, select, text, textarea } from '@/fields/basic'
import { webAddress } from '@/fields/web-address'

/** What the city decides about its call centre: what citizens read of it, and how calls are kept. */
export const callCentreTab: Tab = {
  label: 'コールセンター',
  fields: [
    {
      type: 'row',
      fields: [
        text('callName', '名称', { defaultValue: 'マイナンバーコールセンター' }),
        text('callPhone', '電話番号', { required: true, defaultValue: '0120-000-000' }),
        text('callPhoneAlt', 'つながらない方の番号'),
      ],
    },
    text('callHours', '受付時間', {
      required: true,
      defaultValue: '月～金曜 9:00～17:00（祝日・年末年始を除く）',
    }),
    {
      name: 'callHoursTranslations',
      type: 'array',
      label: '受付時間の外国語表記',
      labels: { singular: '表記', plural: '表記' },
      fields: [
        {
          type: 'row',
          fields: [
            select('language', '言語', LANGUAGE_OPTIONS, { required: true }),
            text('text', '表記', { required: true }),
          ],
        },
      ],
    },
    select('callLanguages', '対応できる言語', LANGUAGE_OPTIONS, { hasMany: true }),
    textarea('callNote', '注意書き'),
    select('contactPersonal', '電話をかけてきた人の情報', PERSONAL_MODE_OPTIONS, {
      defaultValue: 'number',
      description: '問合せの記録に、だれの電話かをどこまで残すか。',
    }),
    webAddress('contactFormUrl', '市の電子申請フォームのURL', {
      description: '個人情報を市へ渡すときは、このフォームで送ります。',
    }),
    integer('contactPromptMinutes', '通話の後、何分以内に記録するか', {
      defaultValue: 10,
      min: 1,
      max: 240,
      description: 'これより遅れた記録は「遅れて記録」の一覧に出ます。',
    }),
    integer('contactCallbackAlertMinutes', '折り返しの約束を何分過ぎたら通報するか', {
      defaultValue: 10,
      min: 0,
      max: 1440,
      description: '苦情とヘルプデスクの折り返しも同じです。0 にすると通報しません。',
    }),
    {
      type: 'row',
      fields: [
        checkbox('lineNeedsApproval', '電話番号を使う前に市の同意が要る', {
          description: '同意の日と番号のない回線は「電話番号・回線」に保存できません。',
        }),
        select('lineContacts', '回線にそろえる連絡先', LINE_CONTACT_OPTIONS, {
          hasMany: true,
          description: 'そろっていない回線を、スタートの画面で知らせます。',
        }),
      ],
    },
    integer('searchLogDays', 'FAQの検索と利用の集計を残す日数', {
      defaultValue: 1095,
      min: 90,
      description: '日ごとの件数だけで、個人の情報はありません。',
    }),
    // What earlier versions kept here stands in 言い換え now, where it was brought to.
    {
      ...textarea('searchWords', 'searchWords', { defaultValue: FIRST_MATTERS }),
      admin: { hidden: true },
    },
  ],
}

import type { GlobalConfig } from 'payload'

import { allow } from '@/access/collection'
import { checkbox, integer, text, textarea } from '@/fields/basic'
import { webAddress } from '@/fields/web-address'

const tab = (label: string, fields: GlobalConfig['fields'], description?: string) => ({
  label,
  description,
  fields,
})

/** What the city decides for faults and emergencies. */
export const AlarmSettings: GlobalConfig = {
  slug: 'alarm-settings',
  label: '障害・緊急時の設定',
  admin: {
    hideAPIURL: true,
    hidden: (({ user }: { user: { roles?: string[] } | null }) =>
      !user?.roles?.some((role) =>
        ['city-admin', 'supervisor', 'vendor-manager'].includes(role),
      )) as never,
  },
  access: { read: allow('alarms.read'), update: allow('alarms.edit') },
  fields: [
    {
      type: 'tabs',
      tabs: [
        tab(
          '災害時の切替え',
          [
            checkbox('secondSite', '第二拠点のコールセンターへ切り替える', {
              description:
                '入れて保存すると、第二拠点の接続元からすぐに使えます。切替えは操作ログに残ります。',
            }),
            textarea('secondSiteList', '第二拠点の接続元', {
              description: 'ふだんから登録しておきます。1行に1つ。例: 203.0.113.0/24',
            }),
            text('secondSiteName', '第二拠点の名称と電話番号'),
            textarea('secondSiteNote', '切替えの手順', {
              description: '電話の転送を頼む先など。',
            }),
          ],
          'コールセンターが災害で使えないときに、別の拠点で続けるための設定です。',
        ),
        tab('見張り', [
          webAddress('heartbeatUrl', '生存通知のアドレス', {
            description:
              '1分ごとに呼び出します。呼び出しが途絶えたことを、外の監視サービスが知らせます。',
          }),
          checkbox('allowInside', '庁内などの閉じたアドレスへの送信を許可する', {
            description: 'Webhookと生存通知を、閉じたネットワークの中へ送るときに入れます。',
          }),
          webAddress('webCheckUrl', '予約サイトの確認先', {
            description: '空なら、公開URLの /readyz です。',
          }),
          text('backupPath', 'バックアップの置き場所', {
            description: 'サーバーから見えるフォルダー。空なら確認しません。',
          }),
          integer('backupMaxHours', 'バックアップが古いとみなす時間', {
            defaultValue: 26,
            min: 1,
            max: 1000,
          }),
          integer('diskMinPercent', 'ディスクの空きが少ないとみなす割合（%）', {
            defaultValue: 10,
            min: 1,
            max: 90,
          }),
        ]),
        tab(
          '期限',
          [
            integer('takeOverMinutes', '障害・事故を全体管理責任者へ引き継ぐまでの分', {
              defaultValue: 120,
              min: 0,
              max: 10_080,
              description:
                '業務責任者が復旧させられないまま、この時間がたつと引き継ぎます。0なら引き継ぎません。',
            }),
            integer('reportMinutes', '口頭の報告までの分', { defaultValue: 30, min: 1, max: 1440 }),
            integer('writtenHours', '書面の報告までの時間', { defaultValue: 24, min: 1, max: 720 }),
          ],
          'この期限を変えられるのは、市管理者だけです。',
        ),
      ],
    },
  ],
}
